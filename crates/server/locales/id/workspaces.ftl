# Orang, proses masuk, anggota, undangan, token API, merek, profil.
already-set-up = Selaras sudah disiapkan. Silakan masuk, atau minta undangan kepada pemilik.
sign-in-needed = Anda belum masuk, atau sesi Anda sudah berakhir. Silakan masuk lagi.
sign-in-wrong = Alamat email atau kata sandi salah. Periksa keduanya, lalu coba lagi.
sign-in-throttled = Terlalu banyak percobaan. Tunggu { $retry_after } detik, lalu coba lagi.
token-invalid = Token API ini tidak berlaku. Mungkin sudah dicabut; buat yang baru di bagian "Token API".
token-expired = Token API ini berakhir pada { $at }. Buat yang baru di bagian "Token API".
no-workspace = Anda tidak lagi menjadi anggota ruang kerja mana pun. Minta undangan kepada pemilik.
sign-in-in-person = Ini menyangkut akun Anda sendiri dan tidak dapat dilakukan dengan token API. Silakan masuk dengan kata sandi.
person-needed = Ini hanya bisa dilakukan oleh seseorang. Silakan masuk, atau gunakan token API milik seseorang.
stale = Data ini sudah berubah sementara itu. Muat ulang, lihat perubahannya, lalu ulangi perubahan Anda.

email-invalid = "{ $value }" bukan alamat email. Tulis seperti nama@contoh.id.
language-unknown = Belum ada teks dalam bahasa "{ $value }". Pilih salah satu: { $allowed }.
name-missing = Namanya masih kosong. Isi dahulu.
name-unprintable = Nama ini memuat karakter yang tidak bisa ditampilkan. Hapus karakter tersebut.
password-wrong = Kata sandi saat ini salah. Periksa, lalu coba lagi.
password-too-long = Kata sandi paling banyak { $limit } karakter; ini { $count } karakter. Persingkat.
password-weak = { $reason ->
    [short] Kata sandi terlalu pendek. Gunakan paling sedikit { $min } karakter; beberapa kata yang tidak berhubungan sudah cukup baik.
    [keyboard] Kata sandi ini mengikuti urutan tombol papan ketik sehingga mudah ditebak. Gunakan beberapa kata yang tidak berhubungan.
    [repeats] Kata sandi ini berulang-ulang sehingga mudah ditebak. Gunakan beberapa kata yang tidak berhubungan.
    [sequence] Kata sandi ini hanya urutan biasa sehingga mudah ditebak. Gunakan beberapa kata yang tidak berhubungan.
    [date] Tanggal dan tahun mudah ditebak. Gunakan beberapa kata yang tidak berhubungan.
    [name] Nama mudah ditebak. Gunakan beberapa kata yang tidak berhubungan.
    [common] Kata sandi ini, atau yang mirip dengannya, dipakai banyak orang. Gunakan beberapa kata yang tidak berhubungan.
    [word] Satu kata saja mudah ditebak. Gunakan beberapa kata yang tidak berhubungan.
   *[other] Kata sandi ini terlalu mudah ditebak. Tambahkan beberapa kata yang tidak berhubungan.
}

owner-needed = Hanya pemilik yang bisa menunjuk, mengubah, atau mengeluarkan pemilik. Mintalah kepada pemilik.
role-needs-workspace = Pemilik memiliki seluruh ruang kerja, bukan satu merek. Pilih peran lain, atau kosongkan mereknya.
last-owner = Ini pemilik terakhir ruang kerja. Jadikan orang lain pemilik terlebih dahulu.
already-member = { $email } sudah menjadi anggota di sana. Ubah saja perannya di daftar anggota.
account-exists = Sudah ada akun untuk { $email }. Masuk dengan akun itu, lalu buka undangannya lagi.
invitation-over = Undangan ini sudah dipakai, ditarik kembali, atau berumur lebih dari 7 hari. Minta undangan baru.
invitation-for-other = Undangan ini untuk { $email }. Masuk dengan alamat itu, atau minta undangan ke alamat Anda.

token-scope-too-wide = Token tidak bisa melebihi hak Anda: Anda tidak punya hak "{ $right }". Hilangkan hak itu.
token-of-other-workspace = Ini dimulai di ruang kerja lain, dan token ini tidak berlaku di sana. Selesaikan di peramban setelah masuk, atau dengan token ruang kerja itu.
token-expiry-past = { $at } sudah lewat. Pilih waktu yang lebih akhir, atau kosongkan untuk token tanpa batas waktu.
token-expiry-too-late = Token yang dibuat dengan token lain tidak bisa berlaku lebih lama. Pilih paling lambat { $max }.

slots-too-many = Satu profil paling banyak punya { $limit } slot mingguan; ini { $count } slot. Hapus sebagian.
profile-in-other-brand = Akun { $handle } sudah terhubung di merek lain dalam ruang kerja ini. Lepaskan di sana dahulu.
connect-state-unknown = Proses masuk ini sudah lewat waktunya, sudah selesai, atau dimulai oleh orang lain. Ulangi dari awal; prosesnya harus selesai dalam 15 menit.
connect-refused = Jaringan menolak kita masuk ({ $detail }). Periksa nama pengguna dan kata sandi aplikasi atau token, lalu coba lagi.
connect-not-found = Jaringan tidak mengenal akun atau server ini ({ $detail }). Periksa ejaannya.
connect-address-refused = Alamat ini tidak bisa dipakai ({ $detail }). Isi alamat server yang terbuka untuk umum, misalnya mastodon.social.
connect-not-a-server = Ini bukan alamat server. Isi alamat seperti mastodon.social atau https://mastodon.social.
connect-plain-http = Server ini akan dipanggil lewat http biasa, yang hanya boleh di jaringan pribadi yang terdaftar. Tulis https:// di depan alamatnya, atau minta jaringannya ditambahkan ke pengaturan outbound.allow_private.
connect-private-network = Alamat ini berada di jaringan pribadi atau khusus. Isi alamat server yang terbuka untuk umum, atau minta jaringannya ditambahkan ke pengaturan outbound.allow_private.
connect-not-a-name = Ini tidak mungkin nama akun. Isi nama lengkapnya, misalnya nama.bsky.social.
connect-name-unknown = Tidak ada akun yang ditemukan dengan nama ini. Periksa ejaannya; nama yang baru saja diganti bisa memerlukan beberapa jam.
connect-rate-limited = Jaringan meminta kita melambat ({ $detail }). Tunggu beberapa menit, lalu coba lagi.
connect-failed = Jaringan tidak bisa dihubungi atau jawabannya tidak sesuai ({ $detail }). Coba lagi nanti; jika tetap begitu, periksa alamat servernya.
connect-nothing = Jaringan menerima kita tetapi tidak menawarkan akun untuk menerbitkan. Pastikan Anda memilih paling sedikit satu akun atau halaman.
secret-empty = Jaringan menerima kita tetapi tidak memberi kunci untuk masuk nanti, jadi tidak ada yang diubah. Coba lagi.

# Data contoh
brand-sample = Merek ini berisi data contoh. Hubungkan akun Anda ke merek Anda sendiri; data contoh dihapus tanpa bekas.
sample-profile = Ini profil contoh, dan tidak ada yang pernah dikirim darinya. Hubungkan profil Anda sendiri untuk menerbitkan.
sample-underway = Data contoh sedang dibuat atau dihapus. Tunggu sebentar, lalu lihat lagi.

# Mentions
accounts-unreadable = { $network } sedang tidak bisa ditanya soal akun. Ketik sendiri sebutannya.
absence-dates = Masa tidak hadir punya hari pertama dan hari terakhir, paling lama { $limit } hari, dan tidak berada di masa lalu.
deputy-self = Pilih orang lain: tidak ada yang menjadi wakil bagi dirinya sendiri.
deputy-unknown = Orang ini sudah bukan anggota di sini. Pilih yang lain.
deputy-right = Orang ini tidak boleh menyetujui di merek mana pun tempat orang yang tidak hadir boleh menyetujui. Pilih yang lain.
