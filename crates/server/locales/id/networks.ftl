# Yang akan ditolak jaringan pada sebuah posting (docs/networks/checks.md), dan yang gagal di jaringan.

# Teks
text-empty = Belum ada yang bisa diterbitkan di sini. Tulis teks, atau tambahkan gambar atau video.
text-too-long = { $unit ->
    [weight] Bobot teks ini { $count } di { $network }; batasnya { $limit } (satu tautan berbobot 23, satu emoji 2). Kurangi { $over }.
    [emoji_bytes] Teks ini terhitung { $count } di { $network }; batasnya { $limit }, dan satu emoji dihitung lebih dari satu. Kurangi { $over }.
   *[other] { $warning_counts ->
        [yes] Teks dan peringatan kontennya berjumlah { $count } karakter; batas di { $network } adalah { $limit }. Kurangi { $over } karakter.
       *[no] Teks ini { $count } karakter; batas di { $network } adalah { $limit }. Kurangi { $over } karakter.
    }
}
text-too-many-bytes = Teks ini memakan { $count } bita; batas di { $network } adalah { $limit }. Emoji dan banyak aksara memakan beberapa bita per karakter: kurangi { $over } bita.
text-control = Ada karakter kendali yang tidak terlihat ({ $character }) di posisi { $position }, dan { $network } akan menolaknya. Hapus, lalu ketik ulang bagian itu.
thread-too-long = Utas ini terdiri atas { $count } bagian; batas di { $network } adalah { $limit }. Hapus { $over } bagian, atau terbitkan sisanya sebagai posting lain.

# Seluruh posting
warning-unsupported = { $network } tidak mengenal peringatan konten. Hapus peringatannya untuk profil ini, atau tulis di awal teks.
visibility-unsupported = { $network } tidak menyediakan visibilitas ini ({ $value }). Pilih salah satu: { $allowed }.
reply-unsupported = Posting di { $network } tidak bisa membalas posting lain. Hapus alamat yang dibalas.
quote-unsupported = Akun ini tidak bisa mengutip posting lain di { $network }. Cantumkan saja alamat posting itu di dalam teks.
first-comment-unsupported = Akun ini tidak bisa menjawab posting di { $network }, jadi tidak ada komentar pertama. Masukkan saja ke dalam teks.
utm-too-long = Nilai ini { $count } karakter; batasnya { $limit }. Persingkat { $over } karakter.
language-malformed = "{ $value }" bukan kode bahasa. Tulis seperti id, en, atau en-GB.
post-address-malformed = "{ $value }" bukan alamat posting di { $network }. Salin alamat dari halaman posting itu sendiri.
option-invalid = { $network } tidak punya opsi "{ $option }" dengan nilai ini. Perbaiki atau hapus.

# Media
media-missing = Berkas ini sudah tidak ada di pustaka. Pilih berkas lain.
crop-outside = Potongan ini berada di luar gambar. Pilih sekali lagi.
crop-moving = Video atau animasi tidak bisa ditampilkan sebagian. Tampilkan seluruhnya, atau gunakan gambar diam.
crop-differs = Gambar yang sama dipotong berbeda di bagian lain utas ini. Samakan potongannya, atau gunakan salinan berkasnya.
media-required = Posting di { $network } harus disertai gambar atau video. Tambahkan satu.
media-twice = Berkas ini dilampirkan dua kali. Sisakan satu saja.
media-type-unsupported = { $network } tidak menerima berkas jenis ini ({ $value }). Gunakan salah satu: { $allowed }.
media-over-size = Ukuran berkas ini { $count_mb } MB; { $network } menerima paling besar { $limit_mb } MB. Ekspor dengan ukuran lebih kecil atau durasi lebih pendek.
media-over-pixels = Video ini { $width } × { $height } piksel, lebih besar daripada yang diterima { $network }. Ekspor dengan resolusi lebih rendah.
media-mixed = { $network } tidak menampilkan gambar dan video (atau animasi) dalam satu posting. Sisakan satu jenis, atau buat utas.
media-too-many = Ada { $count } berkas; { $network } menerima { $limit } dalam satu posting. Hapus { $over }, atau buat utas.
video-too-long = Video ini { $count } detik; { $network } menerima paling lama { $limit } detik. Potong { $over } detik.
video-too-short = Video ini { $count } detik; { $network } tidak menerima yang kurang dari { $limit } detik. Gunakan video yang lebih panjang.
alt-too-long = Deskripsi ini { $count } karakter; batas di { $network } adalah { $limit }. Kurangi { $over } karakter.

# Jajak pendapat
poll-unsupported = { $network } tidak punya jajak pendapat. Hapus untuk profil ini, atau ajukan pertanyaannya di dalam teks.
poll-too-few-options = Jajak pendapat ini punya { $count } pilihan; paling sedikit { $limit }.
poll-too-many-options = Jajak pendapat ini punya { $count } pilihan; batas di { $network } adalah { $limit }. Hapus { $over }.
poll-option-empty = Pilihan ini kosong. Isi, atau hapus.
poll-option-twice = Pilihan ini ada dua kali. Ubah salah satunya, atau hapus.
poll-option-too-long = Pilihan ini { $count } karakter; batas di { $network } adalah { $limit }. Kurangi { $over } karakter.
poll-too-short = Jajak pendapat ini dibuka { $count } detik; di { $network } paling singkat { $limit } detik. Perpanjang waktunya.
poll-too-long = Jajak pendapat ini dibuka { $count } detik; di { $network } paling lama { $limit } detik. Persingkat waktunya.
poll-with-media = Di { $network } jajak pendapat tidak bisa berdampingan dengan gambar atau video. Hapus salah satunya, atau buat utas.

# Kartu tautan
card-unsupported = { $network } membuat sendiri kartu dari tautan di dalam teks. Cantumkan tautannya di teks, lalu hapus kartunya.
card-url = "{ $value }" bukan alamat web. Awali dengan https://.
card-beside-media = Di { $network } kartu tautan tidak bisa berdampingan dengan gambar atau video. Hapus salah satunya; tautannya boleh tetap di teks.

# Yang gagal di jaringan
network-rate-limited = Jaringan meminta kita melambat. Selaras menunggu selama yang diminta, lalu melanjutkan sendiri.
network-token-expired = Izin memakai akun ini habis untuk sementara. Selaras memperbaruinya dan melanjutkan sendiri.
network-sign-in-needed = Jaringan tidak lagi mengizinkan Selaras memakai akun ini. Hubungkan kembali profilnya.
network-rejected = Jaringan menolaknya. Alasannya ada dalam pesan dari jaringan; sesuaikan posting ini, lalu coba lagi.
network-not-found = Jaringan tidak mengenal yang dirujuk. Mungkin sudah dihapus di sana; periksa alamat yang dibalas atau dikutip posting ini.
network-unavailable = Jaringan sedang tidak bisa dihubungi atau sedang bermasalah. Selaras mencoba lagi sendiri.
network-no-answer = Jaringan tidak menjawab tepat waktu, jadi belum jelas apakah sudah terlaksana. Selaras memeriksanya dulu sebelum mencoba lagi.
network-address-refused = Selaras tidak boleh menghubungi alamat ini: bukan alamat di internet publik, atau bukan alamat https. Periksa alamatnya, atau minta jaringan privat itu diizinkan di konfigurasi.
network-media = Ada berkas yang tidak bisa dibaca atau tidak bisa disesuaikan dengan yang diterima jaringan. Ganti berkasnya, lalu coba lagi.
network-rights = Satu berkas dalam posting ini tidak boleh dipakai pada saat ini, jadi tidak ada yang dikirim. Gunakan berkas lain, atau ubah hak pakai berkas itu di pustaka, lalu coba lagi.
network-not-shown = Jaringan, server, atau orang ini tidak memperlihatkannya kepada kita. Jika ada profil Anda di server yang sama, Selaras bisa melihat lewat profil itu: hubungkan, lalu coba lagi.
