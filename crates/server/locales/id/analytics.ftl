# Pertanyaan tentang angka
cut-unfit = Angka ini tidak bisa dipilah menurut { $value }. Hilangkan, atau hitung per kiriman.
cuts-too-many = Paling banyak { $limit } hal bisa dipilah sekaligus. Hilangkan sebagian.
figure-unfit = Tidak ada kiriman tunggal yang punya angka ini. Pilih angka lain untuk daftar kiriman.

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
