# Angka: pertanyaan, berkas, dasbor.
cut-unfit = "{ $value }" tidak dapat dipakai di sini: yang terjadi dari waktu ke waktu hanya dirinci menurut hari, minggu, bulan, profil, merek, atau jaringan, masing-masing sekali. Tanyakan hasil postingannya saja.
cuts-too-many = Paling banyak { $limit } rincian sekaligus. Kurangi satu.
dashboards-too-many = Satu merek memiliki paling banyak { $limit } dasbor. Hapus yang tidak diperlukan lagi.
figure-unfit = Tidak ada postingan tunggal yang memiliki angka ini. Pilih angka yang dimiliki postingan, misalnya interaksi.
import-empty = Berkas ini tidak berisi data. Unduh lagi untuk kurun waktu yang ada postingannya.
import-network-missing = Berkas ini tidak menyebut dari jaringan mana. Pilih jaringannya.
import-not-a-table = Ini bukan tabel. Pilih unduhan CSV atau Excel.
import-other-network = Berkas ini dari { $file }, sedangkan profilnya ada di { $profile }. Pilih profil di { $file }.
import-profile-missing = Berkas ini berisi angka sebuah profil. Sebutkan profilnya, atau beri nama profil baru.
import-too-large = Berkas ini terlalu besar: paling besar { $limit_mb } MB dan satu juta baris. Unduh kurun waktu yang lebih pendek.
import-undone = Impor ini sudah dibatalkan sebelumnya.
import-unknown-shape = Kolom-kolom ini tidak dikenal. Jelaskan artinya, lalu coba lagi.
import-unreadable-encoding = Pengodean teksnya tidak terbaca. Simpan berkas sebagai CSV dalam UTF-8.
import-zip = Ini sebuah arsip. Ekstrak, lalu impor berkas di dalamnya satu per satu.
link-unknown = Tautan ini tidak dikenal, sudah ditarik, atau waktunya habis. Minta tautan baru kepada pengirimnya.
