# Programnya sendiri: permintaan, baris perintah, surel.

# Golongan masalah, menurut status HTTP.
http-400 = Permintaan tidak bisa dibaca
http-401 = Belum masuk
http-403 = Tidak diizinkan
http-404 = Tidak ditemukan
http-405 = Tidak bisa di sini
http-409 = Tidak bisa sekarang
http-412 = Sudah berubah
http-413 = Terlalu besar
http-415 = Jenis ini tidak diterima
http-416 = Di luar berkas
http-422 = Tidak bisa diterima
http-429 = Terlalu banyak permintaan
http-500 = Terjadi kesalahan
http-502 = Server lain tidak menjawab sebagaimana mestinya
http-503 = Sedang tidak tersedia

# Permintaan.
internal = Terjadi kesalahan di pihak kami; tidak ada yang diubah. Coba lagi; bila tetap begitu, berikan id permintaan ini kepada pengelola server.
took-too-long = Ini terlalu lama sehingga dihentikan. Periksa dulu apakah sudah terjadi sebelum mencoba lagi.
method-not-allowed = Alamat ini tidak melayani itu. Gunakan salah satu metode di kepala "Allow".
not-found = { $what ->
    [address] Tidak ada apa-apa di alamat ini. Cocokkan dengan daftar alamat di "/".
    [workspace] Ruang kerja itu tidak ada di antara milik Anda.
    [brand] Merek itu tidak ada di ruang kerja ini.
    [person] Orang itu tidak ada di ruang kerja ini.
    [member] Keanggotaan itu tidak ada di ruang kerja ini.
    [invitation] Undangan itu tidak ada di ruang kerja ini.
    [session] Sesi itu bukan milik Anda.
    [token] Token API itu tidak ada di sini.
    [profile] Profil itu tidak ada di ruang kerja ini.
    [post] Posting itu tidak ada di ruang kerja ini.
    [delivery] Pengiriman itu tidak ada pada posting ini.
    [recurrence] Pengulangan itu tidak ada di ruang kerja ini.
    [day] Hari itu tidak ada di merek ini.
    [calendar_feed] Tautan kalender itu tidak ada, atau sudah ditarik kembali.
    [share_link] Tautan berkas itu tidak ada, atau sudah dilupakan.
    [folder] Folder itu tidak ada di pustaka ini.
    [media] Berkas itu tidak ada di ruang kerja ini.
    [template] Templat itu tidak ada di ruang kerja ini.
    [competitor] Pesaing itu tidak ada di ruang kerja ini.
    [site] Situs web itu tidak ada di ruang kerja ini.
    [site_link] Tautan pendek itu tidak ada, atau sudah dihapus.
    [ledger_entry] Biaya atau hasil itu tidak ada di ruang kerja ini.
    [experiment] Eksperimen itu tidak ada di ruang kerja ini.
    [check_in] Catatan ini tidak ada di ruang kerja ini.
    [strategy_item] Tidak ada bagian strategi seperti itu di ruang kerja ini.
    [brand_audit] Audit itu tidak ada di ruang kerja ini.
    [inventory_profile] Catatan inventaris itu tidak ada di ruang kerja ini.
    [numbers] Angka untuk ini tidak ada di ruang kerja ini.
   *[other] Ini tidak ada di ruang kerja ini.
} Mungkin sudah dihapus, atau berada di tempat yang tidak bisa Anda lihat.
forbidden = Anda tidak boleh melakukan ini: perlu hak "{ $right }". Minta peran yang memilikinya kepada pemilik atau admin.
cross-site = Permintaan ini datang dari situs lain sehingga ditolak. Buka Selaras sendiri, lalu coba lagi.
value-missing = Ada nilai yang belum diisi di sini. Isi dahulu.
value-unreadable = Nilai ini tidak bisa dipakai: { $reason }.
text-has-nul = Teks ini memuat karakter U+0000 yang tidak bisa disimpan. Hapus karakter itu.
text-not-utf8 = Teks ini bukan UTF-8 yang sah. Kirim lagi dengan penyandian itu.
json-malformed = Isinya bukan JSON yang sah: { $reason } (baris { $line }, kolom { $column }). Perbaiki, lalu kirim lagi.
body-too-large = Permintaan ini lebih besar daripada batas { $max } bita. Kirim lebih sedikit sekaligus.
body-broken = Isi permintaan terputus. Kirim lagi.
content-type-not-json = Isinya harus JSON. Kirim dengan "Content-Type: application/json".
content-type-not-form = Berkas harus dikirim sebagai formulir. Kirim sebagai "multipart/form-data".
content-type-not-table = Impor harus berupa tabel atau daftar. Kirim sebagai "text/csv" atau "application/json".
form-malformed = Formulir tidak bisa dibaca atau terputus. Kirim lagi.
field-unknown = Formulir memuat kolom "{ $field }" yang tidak dikenal di sini. Hilangkan kolom itu.
query-unreadable = Parameter alamat ini tidak bisa dipakai: { $reason }.
range-outside = Rentang itu berada di luar berkas yang berukuran { $length } bita.
range-unclear = Isi "month" saja, atau "from" dan "to" keduanya, atau kosongkan semuanya.
month-malformed = "{ $value }" bukan bulan. Tulis seperti 2026-12.
instant-malformed = "{ $value }" bukan waktu yang sah. Tulis seperti 2026-12-24T02:30:00Z.
id-malformed = "{ $value }" bukan id.
subjects-unclear = Sebutkan angka siapa: isi "subjects" atau "post", salah satu saja.
subjects-too-many = Paling banyak { $limit } bisa ditanyakan sekaligus; ini { $count }. Bagi menjadi beberapa permintaan.
event-id-invalid = "Last-Event-ID" harus nomor sebuah peristiwa. Kosongkan untuk mulai dari sekarang.
idempotency-key-invalid = "Idempotency-Key" harus 1 sampai { $max } karakter ASCII yang terlihat.
address-missing = Isi alamat tempat posting itu terlihat, diawali https://.
address-not-wanted = Posting yang tidak tampil tidak punya alamat. Kosongkan.
setup-code-wrong = Kode tautan ini tidak benar. Gunakan tautan yang dicetak server saat terakhir dijalankan.
zone-unknown = "{ $zone }" bukan zona waktu yang dikenal di sini. Gunakan nama seperti Asia/Jakarta.
database-away = Basis data tidak menjawab.
worker-away = Tidak ada pekerja yang muncul selama setengah menit. Jalankan "selaras work", atau periksa lognya.

# Baris perintah.
blobs-bucket-missing = Nama bucket belum ada. Tulis blobs.url (SELARAS_BLOBS) seperti s3://BUCKET atau s3://BUCKET/AWALAN.
blobs-setting-missing = { $key } ({ $env }) diperlukan untuk berkas di bucket S3. Atur di selaras.toml atau di environment.
blobs-no-bucket = Server di { $endpoint } tidak punya bucket itu: { $url }. Buat bucket-nya di sana, atau betulkan blobs.url (SELARAS_BLOBS).
blobs-key-refused = Server di { $endpoint } menolak kunci kita untuk { $url }. Periksa blobs.access_key (SELARAS_S3_ACCESS_KEY) dan blobs.secret_key (SELARAS_S3_SECRET_KEY), dan apakah kunci itu boleh membaca, menulis, dan menghapus di sana. ({ $reason })
blobs-unusable = Berkas tidak bisa disimpan di { $url }. Periksa apakah blobs.endpoint (SELARAS_S3_ENDPOINT: { $endpoint }) menjawab dan blobs.region (SELARAS_S3_REGION) benar. ({ $reason })
not-set-up = Selaras belum disiapkan. Jalankan dulu "selaras setup".
brand-needed = Sebutkan mereknya dengan --brand: { $names }.
restore-not-empty = Sudah ada basis data di { $path }. Pulihkan ke folder data yang kosong: atur --data.
backup-broken = Berkas ini bukan cadangan yang utuh: { $reason }. Gunakan yang lain.
backup-exists = Sudah ada berkas di { $path }. Sebut nama yang belum ada.
backup-format = Cadangan ini disusun oleh rilis lain ({ $made_by }). Pulihkan dengan rilis itu.
backup-newer = Cadangan ini dibuat oleh rilis yang lebih baru ({ $made_by }). Pulihkan dengan rilis itu atau yang sesudahnya.
pg-program-missing = { $program } belum terpasang di sini. Pasang program PostgreSQL (di Debian: apt install { $package }), dengan versi yang sama dengan server atau lebih baru.
pg-program-failed = { $program } berakhir dengan galat: { $reason }
restore-database-not-empty = Basis data { $path } sudah berisi tabel. Pulihkan ke yang kosong, atau ke nama yang belum ada: atur --database.
backup-other-database = Cadangan ini dari jenis basis data yang lain. Atur --database ke jenis asalnya.
cli-flag-missing = { $flag } diperlukan di sini.
cli-setup-link = Belum ada siapa pun. Siapkan di { $link }
cli-serving = Selaras ada di { $address }
cli-working = Selaras bekerja.
cli-set-up = Siap. Jalankan dengan "selaras serve".
cli-ask-email = Alamat email Anda:
cli-ask-password = Kata sandi (tidak terlihat saat diketik):
cli-ask-password-again = Kata sandi yang sama sekali lagi:
cli-passwords-differ = Kedua kata sandi tidak sama. Tidak ada yang dilakukan; coba lagi.
cli-ask-workspace = Nama ruang kerja:
cli-ask-brand = Nama merek pertamanya:
cli-ask-app-password = Kata sandi aplikasi (tidak terlihat saat diketik):
cli-ask-code = Kode yang ditampilkan di sana:
cli-open-address = Buka alamat ini, izinkan akses, lalu salin kodenya:
    { $address }
cli-profile-removed = Sambungan diputus.
cli-token-revoked = Token itu tidak berlaku lagi.
cli-vault-rotated = Mulai sekarang kunci baru yang menyegel; { $count } rahasia disegel ulang. Jalankan ulang simpul yang sedang berjalan.
cli-uploading = Berkas: { $done } dari { $of }
cli-importing = Memeriksa…
cli-exporting = Posting: { $done }
cli-exported = { $count } posting ditulis.
cli-line-problem = baris { $line }, { $field }: { $detail }
cli-import-checked = { $rows } baris diperiksa, { $problems } masalah. Tidak ada yang ditulis.
cli-import-done = { $rows } baris, { $problems } masalah, { $created } posting dibuat.
cli-backing-up = Berkas: { $done } dari { $of }
cli-restoring = Berkas: { $done } dari { $of }
cli-backup-done = Selesai: { $posts } posting, { $files } berkas. Berkas kunci tidak termasuk; simpan terpisah.
cli-restore-done = Dipulihkan dan terbukti utuh: { $posts } posting, { $files } berkas. Kembalikan berkas kunci ke tempatnya, lalu jalankan Selaras.
cli-restore-broken = Dipulihkan, tetapi tidak utuh: { $defects }
profile-connected = terhubung
profile-paused = ditahan
profile-signinneeded = perlu masuk lagi
profile-failing = bermasalah
state-draft = draf
state-in-review = ditinjau
state-changes-requested = perlu diubah
state-approved = disetujui
state-scheduled = terjadwal
state-publishing = sedang terbit
state-published = terbit
state-failed = gagal
state-unconfirmed = belum pasti
state-paused = ditahan
state-cancelled = dibatalkan

# Pemeriksaan.
doctor-clock-good = Jam menunjukkan { $now }.
doctor-clock-bad = Jam menunjukkan { $now }, sebelum rilis ini dibuat. Betulkan jamnya.
doctor-keys-good = Berkas kunci { $path } hanya bisa dibaca pemiliknya.
doctor-keys-bad = Berkas kunci { $path } tidak ada atau bisa dibaca orang lain. Kembalikan, atau jalankan: chmod 600 { $path }
doctor-blobs-good = Berkas bisa ditulis dan dibaca.
doctor-blobs-bad = Berkas tidak bisa ditulis: { $why }
doctor-database-good = Basis data utuh (skema { $schema }).
doctor-database-bad = Basis data bermasalah: { $why }. Pulihkan cadangan terakhir bila tetap begitu.
doctor-worker-good = Ada pekerja yang bekerja (terakhir terlihat { $at }).
doctor-worker-bad = Tidak ada pekerja yang bekerja. Jalankan "selaras serve" atau "selaras work".
doctor-deliveries-good = Tidak ada pengiriman yang macet.
doctor-deliveries-bad = { $count } pengiriman sudah menunggu lebih dari 15 menit. Periksa log pekerja.
doctor-jobs-good = Tidak ada pekerjaan latar yang gagal.
doctor-jobs-bad = { $count } pekerjaan latar gagal sepenuhnya. Periksa log untuk sebabnya.
doctor-numbers-good = Rekapitulasi angka sama dengan { $count } cuplikan.
doctor-numbers-bad = Rekapitulasi { $wrong } profil berbeda dari cuplikannya. Mohon beri tahu kami.
doctor-profiles-good = Semua { $count } profil baik-baik saja.
doctor-profiles-bad = Profil ini perlu diperiksa: { $names }. Lihat "selaras profile list".
doctor-owner-good = Sudah ada pemilik.
doctor-owner-bad = Belum ada pemilik. Jalankan "selaras setup".

# Surel.
role-owner = pemilik
role-admin = admin
role-content-manager = manajer konten
role-creator = penulis
role-editor = editor
role-analyst = analis
role-agent = agen
role-client = klien
mail-invitation-subject = Anda diundang ke { $workspace } di Selaras
mail-invitation-body =
    Halo,

    Anda diundang bergabung dengan "{ $workspace }" di Selaras sebagai { $role }.

    Ikuti tautan ini untuk menerimanya; berlaku tujuh hari dan hanya untuk Anda:
    { $link }

    Bila Anda tidak merasa diundang, abaikan surel ini.
mail-profile-ending-subject = { $profile }: izin masuk berakhir { $date }
mail-profile-ending-body =
    Halo,

    izin masuk { $profile } di { $network } (merek "{ $brand }") berakhir { $date } ({ $zone }). Setelah itu postingnya
    tidak bisa terbit.

    Sambungkan lagi sebelum waktu itu; yang sudah direncanakan tetap seperti adanya:
    { $link }

    Anda menerima surel ini karena Anda mengelola profil merek ini.

# Yang diberitahukan lewat email.
notice-somebody = Seseorang
notice-untitled = posting tanpa judul
mail-notice-subject = { $topic ->
    [review] Menunggu tinjauan Anda: { $name }
    [approved] Disetujui: { $name }
    [changes_requested] Dikembalikan: { $name }
    [rejected] Ditolak: { $name }
    [overdue] Tinjauan lewat tenggat: { $name }
    [mention] { $who } menyebut Anda: { $name }
    [failed] Gagal terbit: { $name }
    [unconfirmed] Mohon periksa apakah sudah terbit: { $name }
    [sign_in_needed] { $name } perlu masuk lagi
    [experiment] Eksperimen selesai: { $name }
    [check_due] Waktunya diperiksa: { $name }
    [check_late] Belum diperiksa: { $name }
    [kpi_changed] Diubah: { $name }
   *[comment] Komentar baru: { $name }
}
mail-notice-body =
    Halo,

    { $topic ->
        [review] { $who } meminta Anda meninjau "{ $name }" (merek "{ $brand }").
        [approved] { $who } menyetujui posting Anda "{ $name }" (merek "{ $brand }").
        [changes_requested] { $who } mengembalikan posting Anda "{ $name }" (merek "{ $brand }").
        [rejected] { $who } menolak posting Anda "{ $name }" (merek "{ $brand }").
        [overdue] Tenggat peninjauan "{ $name }" (merek "{ $brand }") sudah lewat. Kini para pemimpin juga bisa memutuskan.
        [mention] { $who } menyebut Anda dalam komentar pada "{ $name }" (merek "{ $brand }").
        [failed] "{ $name }" (merek "{ $brand }") gagal terbit. Postingnya tetap tersimpan; sebab dan langkah berikutnya ada di halamannya.
        [unconfirmed] Jaringan tidak memberi jawaban yang jelas untuk "{ $name }" (merek "{ $brand }"). Periksa akunnya lalu nyatakan di halaman posting apakah sudah terbit; posting ini tidak dikirim ulang dengan sendirinya.
        [sign_in_needed] Profil { $name } (merek "{ $brand }") sudah tidak masuk lagi. Sebelum dihubungkan kembali, postingnya tidak dapat terbit.
        [experiment] Eksperimen "{ $name }" (merek "{ $brand }") selesai dengan sendirinya. Hasilnya ada di halamannya.
        [check_due] KPI "{ $name }" (merek "{ $brand }") sudah waktunya diperiksa. Angkanya sudah siap di halamannya.
        [check_late] KPI "{ $name }" (merek "{ $brand }") seharusnya diperiksa tiga hari lalu. Angkanya sudah siap di halamannya.
        [kpi_changed] { $who } mengubah KPI "{ $name }" (merek "{ $brand }") yang dibagikan kepada Anda, atau strategi di sekitarnya: tujuan yang didukungnya, atau target untuk tujuan itu. Perubahannya tercatat di halamannya.
       *[comment] { $who } mengomentari "{ $name }" (merek "{ $brand }").
    }
    { $said ->
        [yes] {""}
        > { $detail }
       *[no] {""}
    }
    { $link }

    Pilih di sini hal apa saja yang diberitahukan lewat email:
    { $settings }
