# Angka: pertanyaan, berkas, dasbor.
cut-unfit = "{ $value }" tidak dapat dipakai di sini: yang terjadi dari waktu ke waktu hanya dirinci menurut hari, minggu, bulan, profil, merek, atau jaringan, masing-masing sekali. Tanyakan hasil postingnya saja.
cuts-too-many = Paling banyak { $limit } rincian sekaligus. Kurangi satu.
dashboards-too-many = Satu merek memiliki paling banyak { $limit } dasbor. Hapus yang tidak diperlukan lagi.
figure-unfit = Tidak ada posting tunggal yang memiliki angka ini. Pilih angka yang dimiliki posting, misalnya interaksi.
import-network-missing = Berkas ini tidak menyebut dari jaringan mana. Pilih jaringannya.
import-other-network = Berkas ini dari { $file }, sedangkan profilnya ada di { $profile }. Pilih profil di { $file }.
import-profile-missing = Berkas ini berisi angka sebuah profil. Sebutkan profilnya, atau beri nama profil baru.
import-several-accounts = Berkas ini memuat baris beberapa akun di jaringan ini: { $accounts }. Pilih profil yang namanya sama dengan salah satunya, atau sisakan baris satu akun saja di dalam berkas.
import-undone = Impor ini sudah dibatalkan sebelumnya.
link-unknown = Tautan ini tidak dikenal, sudah ditarik, atau waktunya habis. Minta tautan baru kepada pengirimnya.
numbers-empty = Berkas ini tidak berisi data. Unduh lagi untuk kurun waktu yang ada postingnya.
numbers-not-a-table = Ini bukan tabel. Pilih unduhan CSV atau Excel.
numbers-too-large = Berkas ini terlalu besar: paling besar { $limit_mb } MB dan satu juta baris. Unduh kurun waktu yang lebih pendek.
numbers-unknown-shape = Kolom-kolom ini tidak dikenal. Jelaskan artinya, lalu coba lagi.
numbers-unreadable-encoding = Pengodean teksnya tidak terbaca. Simpan berkas sebagai CSV dalam UTF-8.
numbers-zip = Ini sebuah arsip. Ekstrak, lalu impor berkas di dalamnya satu per satu.
weeks-unfit = Setiap kurun waktu memerlukan paling sedikit satu minggu utuh dari Senin sampai Minggu, yang pertama sebelum yang kedua, dalam dua tahun.

# Pesaing
competitor-address-malformed = Ini tidak mungkin sebuah profil di { $network }. Isi nama penggunanya, atau salin alamat halamannya.
competitor-look-away = Jaringan tidak bisa ditanyai ({ $detail }). Yang sudah diketahui tetap ada; Selaras mencoba lagi sendiri.
competitor-look-not-found = Jaringan tidak lagi mengenal profil ini. Mungkin sudah dihapus atau berganti nama; bila begitu, hapus di sini lalu tambahkan yang baru.
competitor-look-not-shown = Jaringan tidak lagi menampilkan profil ini kepada kita ({ $detail }). Hubungkan akun Anda di jaringan yang sama agar Selaras bisa melihat melaluinya.
competitor-name-missing = Namanya masih kosong. Tulis siapa pesaing ini.
competitor-name-too-long = Namanya { $count } karakter; paling banyak { $limit }. Persingkat.
competitor-network-away = { $network } tidak terjangkau atau tidak menjawab semestinya ({ $detail }). Coba lagi nanti.
competitor-network-busy = { $network } meminta kita melambat. Tunggu { $retry_after } detik, lalu coba lagi.
competitor-network-closed = { $network } tidak menampilkan profil orang lain kepada Selaras, jadi profil di sana tidak bisa dilihat. Pilih jaringan lain.
competitor-network-unknown = Versi ini tidak mengenal jaringan { $network }. Pilih salah satu yang ditawarkan.
competitor-note-too-long = Catatannya { $count } karakter; paling banyak { $limit }. Persingkat.
competitor-profile-known = { $handle } sudah tercatat sebagai profil { $name }. Setiap profil cukup dilihat sekali dalam satu merek.
competitor-profile-not-found = Tidak ada yang dikenal dengan nama ini di { $network }. Periksa ejaannya, atau salin alamat halaman profilnya.
competitor-profile-not-shown = { $network } tidak menampilkan profil ini kepada kita. Hubungkan akun Anda di sana agar Selaras bisa melihat melaluinya, lalu coba lagi.
competitor-profile-ours = { $handle } adalah profil merek ini sendiri. Angkanya sudah bersanding dengan angka para pesaing.
competitor-profiles-too-many = Satu pesaing punya paling banyak { $limit } profil di sini. Hapus yang kurang penting.
competitor-words-too-long = Keterangan cara menemukannya { $count } karakter; paling banyak { $limit }. Persingkat.
competitors-too-many = Satu merek punya paling banyak { $limit } pesaing di sini. Hapus yang kurang penting.

# Situs web, biaya, dan hasil
currency-unfit = Mata uang ditulis dengan tiga huruf, misalnya IDR atau USD (ISO 4217). Isi kodenya.
ledger-amount = Jumlahnya paling sedikit satu satuan terkecil mata uangnya, dan paling banyak 10^15. Perbaiki.
ledger-full = Satu merek memiliki paling banyak { $limit } biaya dan hasil di sini. Hapus yang tidak penting lagi, atau gabungkan yang kecil-kecil.
ledger-kind = Jenis "{ $kind }" tidak berlaku untuk sisi { $side }. Biaya: people, tools, ads, influencers, atau other; hasil: sales, leads, signups, savings, atau other.
ledger-note = Catatannya terlalu panjang: paling banyak { $limit } karakter. Persingkat.
ledger-word = Ini terlalu panjang: paling banyak { $limit } karakter. Persingkat.
site-busy = Situs web ini mengirim lebih dari { $limit } catatan dalam satu menit. Selebihnya tidak dihitung; tunggu satu menit.
site-host = "{ $host }" bukan nama host. Isi tanpa https:// dan tanpa jalur, misalnya kopisenja.id atau *.kopisenja.id.
site-hosts = Isi 1 sampai { $limit } nama host situs web ini.
site-link-url = Tautan harus menuju halaman web: alamat lengkap dengan http:// atau https://, tanpa nama pengguna, paling banyak { $limit } karakter.
site-link-word = Ini terlalu panjang: paling banyak { $limit } karakter. Persingkat.
site-links-too-many = Satu merek memiliki paling banyak { $limit } tautan pendek. Hapus yang tidak diperlukan lagi.
site-name = Nama situs web terdiri dari 1 sampai { $limit } karakter.
site-other-host = Halaman ini bukan bagian dari situs web yang disebutnya. Tambahkan nama host-nya pada situs web itu di Selaras bila ingin dihitung.
site-value = Nilai ini tidak bisa dihitung. Isi angka seperti 12.5, tidak kurang dari 0, dengan desimal tidak lebih banyak daripada yang dimiliki { $currency }.
sites-too-many = Satu merek memiliki paling banyak { $limit } situs web di sini. Hapus yang kurang penting.

# Eksperimen
experiment-arms-same = Kedua versi bernama sama. Bedakan namanya.
experiment-begun = Eksperimen ini sudah berjalan: yang dibandingkan tidak bisa diubah, sebab hasilnya jadi bisa dipilih-pilih. Hanya nama dan catatannya yang bisa diubah. Untuk membandingkan hal lain, buat eksperimen baru.
experiment-figure = Posting satuan tidak memiliki angka ini. Pilih yang dimilikinya, misalnya interaksi, klik, atau jangkauan.
experiment-hashtag = Ini bukan tagar. Isi satu kata tanpa #.
experiment-hours = Jamnya tidak cocok. Isi keduanya: mulai 0 sampai 23, hingga 1 sampai 24, tidak boleh sama.
experiment-name = Nama terdiri dari 1 sampai { $limit } karakter.
experiment-not-running = Eksperimen ini tidak sedang berjalan, jadi tidak bisa dihentikan.
experiment-note = Catatannya terlalu panjang: paling banyak { $limit } karakter. Persingkat.
experiment-over = Eksperimen ini sudah selesai; postingnya tetap seperti adanya.
experiment-profile = Salah satu profil ini bukan milik merek ini, atau baru saja dihubungkan. Pilih yang lain, atau coba lagi sebentar lagi.
experiment-profiles = Pilih 1 sampai { $limit } profil.
experiment-rule-empty = Aturan ini berlaku untuk semua posting. Tentukan posting mana yang masuk versi ini, atau kosongkan aturannya lalu pilih sendiri.
experiment-rules-same = Aturan kedua versi sama, jadi tidak ada posting yang bisa membedakannya. Ubah salah satunya.
experiment-unusual = Posting dari beberapa profil dibandingkan terhadap kebiasaan tiap profil, sedangkan salah satu profil ini punya kurang dari { $least } posting yang angkanya diketahui. Lepaskan profil itu, atau pilih satu profil saja.
experiments-full = Satu merek memiliki paling banyak { $limit } eksperimen di sini. Hapus yang tidak penting lagi.
experiments-running = Paling banyak { $limit } eksperimen berjalan bersamaan dalam satu merek. Hentikan salah satu dahulu.
cohort-competitor = Salah satunya bukan lagi pesaing merek ini. Pilih dari yang ada di daftar.
cohort-empty = Pilih setidaknya satu pesaing.
cohort-name = Beri nama sepanjang 1 sampai { $limit } karakter.
cohort-name-taken = Sudah ada kelompok bernama { $name }. Pilih nama lain.
cohorts-too-many = Satu merek memiliki paling banyak { $limit } kelompok pesaing. Hapus yang tidak diperlukan lagi.

# Google Analytics
ga4-api-off = Google Analytics Data API belum diaktifkan di proyek kunci ini. Di Google Cloud, buka APIs & Services, aktifkan, tunggu beberapa menit, lalu coba lagi.
ga4-away = Google Analytics sedang tidak bisa dihubungi ({ $detail }). Yang sudah diambil tetap ada; coba lagi nanti.
ga4-busy = Kuota properti Google Analytics ini sedang habis ({ $detail }). Yang sudah diambil tetap ada; pengambilan dilanjutkan sekitar satu jam lagi.
ga4-key-damaged = Kunci privat di berkas ini rusak. Buat kunci baru untuk akun layanannya dan pakai berkasnya apa adanya.
ga4-key-kind = Jenis berkas ini lain. Yang dibutuhkan ialah kunci JSON milik akun layanan, bukan milik klien OAuth atau milik seseorang.
ga4-key-lost = Kunci properti ini tidak bisa dibuka lagi: berkas kunci server ini sudah berubah. Hubungkan kembali propertinya.
ga4-key-refused = Google tidak menerima kunci ini ({ $detail }). Mungkin kuncinya sudah dihapus, atau jam server ini salah. Buat kunci baru lalu hubungkan kembali propertinya.
ga4-key-unfit = Ini bukan berkas kunci akun layanan. Tempelkan seluruh isi berkas JSON yang diberikan Google saat kuncinya dibuat.
ga4-no-access = Akun layanan ini tidak boleh melihat propertinya ({ $detail }). Periksa nomornya, lalu tambahkan alamat akun itu sebagai pelihat di Google Analytics, di Pengelolaan akses properti.
ga4-none = Belum ada properti Google Analytics yang terhubung ke merek ini. Hubungkan dulu.
ga4-other-property = Di sini tersimpan angka milik properti { $property }. Putuskan dan hapus dulu angkanya, supaya dua properti tidak pernah tercampur.
ga4-property-unfit = Ini bukan nomor properti. Isinya angka saja, dan tertera di Google Analytics di Admin, Detail properti.
ga4-refused = Google menolak memberi laporan properti ini ({ $detail }). Pastikan ini properti Google Analytics 4, lalu coba lagi.
