# Berkas di pustaka media.
media-type = Jenis berkas ini tidak diterima di sini, apa pun nama berkasnya. Gunakan salah satu dari: { $allowed }.
media-too-large = Ukuran berkas ini { $size_mb } MB, sedangkan batasnya { $max_mb } MB. Perkecil berkasnya, lalu unggah lagi.
media-too-many-pixels = Gambar ini berukuran { $width } × { $height } piksel, sedangkan batasnya { $max } juta piksel secara keseluruhan. Perkecil gambarnya, lalu unggah lagi.
media-animation = PNG dan WebP bergerak tidak diterima karena hampir tidak ada jaringan yang menampilkannya. Simpan animasinya sebagai GIF atau video MP4.
media-corrupt = Berkas ini rusak atau tidak lengkap. Ekspor ulang berkasnya, atau unggah sekali lagi kalau-kalau pengunggahannya terputus.
media-length-unknown = Durasi video ini tidak tercantum; mungkin direkam dalam potongan-potongan. Ekspor sebagai MP4 biasa, lalu unggah hasilnya.
media-alt-too-long = Deskripsi ini { $count } karakter, sedangkan batasnya { $max } karakter. Persingkat.
media-in-use = "{ $name }" dipakai dalam posting yang belum terbit. Keluarkan dari posting itu, atau tunggu sampai postingnya terbit.
media-cannot-fit = Berkas ini tidak bisa disesuaikan dengan yang diterima jaringan ({ $types }, paling besar { $max_kb } KB). Gunakan berkas lain, atau versi yang lebih pendek atau lebih kecil.
media-expired = "{ $name }" tidak boleh dipakai lagi mulai { $date }, sedangkan posting ini dijadwalkan pada { $planned }. Pilih waktu yang lebih awal atau berkas lain, atau ubah hak pakai berkas itu di pustaka.
media-not-yet = "{ $name }" baru boleh dipakai mulai { $date }, sedangkan posting ini dijadwalkan pada { $planned }. Pilih waktu yang lebih lambat atau berkas lain, atau ubah hak pakai berkas itu di pustaka.
media-date-malformed = "{ $value }" bukan tanggal. Tulis seperti 2026-12-24.
media-dates-backwards = Berkas ini akan kedaluwarsa pada { $until }, sebelum boleh dipakai pertama kali ({ $from }). Pilih tanggal yang lebih lambat.
media-tags-too-many = Satu berkas paling banyak memiliki { $limit } tag; di sini ada { $count }. Hapus beberapa.
