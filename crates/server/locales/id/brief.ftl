# Laporan mingguan: satu pesan untuk tiap aturan `strategy::briefs`.
month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
figure-audience-growth = Pertumbuhan pengikut
figure-clicks = Klik
figure-engagement-rate-followers = Tingkat interaksi menurut pengikut
figure-engagement-rate-impressions = Tingkat interaksi menurut impresi
figure-engagement-rate-reach = Tingkat interaksi menurut jangkauan
figure-followers = Pengikut
figure-followers-gained = Pengikut bertambah
figure-frequency = Frekuensi
figure-impressions = Impresi
figure-interactions = Interaksi
figure-interactions-per-post = Interaksi per posting
figure-interactions-per-thousand = Interaksi per 1.000 pengikut
figure-link-clicks = Klik tautan
figure-paid-share = Porsi berbayar
figure-posts = Posting
figure-profile-visits = Kunjungan profil
figure-quotes = Kutipan
figure-reach = Jangkauan
figure-reach-percent = Jangkauan terhadap pengikut
figure-reactions = Reaksi
figure-replies = Balasan
figure-reposts = Dibagikan ulang
figure-saves = Disimpan
figure-share-of-voice = Pangsa suara
figure-views = Penayangan
figure-watch-seconds = Durasi tonton
website-by = { $count } lewat kampanye { $campaign }
website-clicks = Tautan pendek diikuti
website-downloads = Unduhan
website-from = { $count } dari { $network }
website-from-by = { $count } dari { $network } lewat kampanye { $campaign }
website-leads = Prospek
website-purchases = Pembelian
website-signups = Pendaftaran
website-visits = Kunjungan
unit-per-thousand = { $value } per seribu
unit-seconds = { $value } detik
share-below-one = kurang dari 1%
share-above-99 = lebih dari 99%

mail-brief-subject = { $brand }, { $day }: { $headline }
mail-brief-body =
    { $brief }
    --
    Laporan mingguan target "{ $brand }". Di aplikasi, lengkap dengan semua dasarnya:
    { $link }

    Atur di sini apakah Anda menerimanya lewat surel, dan zona waktu Anda:
    { $settings }

brief-had = Laporan minggu ini untuk merek ini sudah Anda terima. Buka di daftar yang dikirim kepada Anda.
brief-without-goals = Belum ada target yang bisa diceritakan. Buat satu dulu.
brief-open = Buka di Selaras
brief-settings = Atur cara menerimanya
brief-part-actions = Yang perlu dilakukan
brief-part-decisions = Yang perlu diputuskan

brief-headline = { $total } target: { $well } sesuai arah atau tercapai, { $risk } berisiko, { $off } melenceng{ $other ->
    [0] .
   *[other] , { $other } belum bisa dinilai.
}

brief-course-forecast = { $course ->
    [on_course] Sesuai arah
    [at_risk] Berisiko
   *[off_course] Melenceng
}: peluang sasaran tercapai pada { $deadline } adalah { $chance }.
brief-course-milestone = { $course ->
    [on_course] Sesuai arah
    [at_risk] Berisiko
   *[off_course] Melenceng
}: peluang sasaran tercapai pada { $deadline } adalah { $chance }, tetapi tonggak berikutnya kemungkinan besar terlewat.
brief-course-line = { $course ->
    [on_course] Sesuai arah
    [at_risk] Berisiko
   *[off_course] Melenceng
}: pada { $as_of } nilainya { $value }, sedangkan rencananya { $planned }. Datanya terlalu sedikit untuk melihat lebih jauh.
brief-course-line-eve = { $course ->
    [on_course] Sesuai arah
    [at_risk] Berisiko
   *[off_course] Melenceng
}: pada { $as_of } nilainya { $value }, sedangkan rencana sampai malam sebelumnya { $planned }. Datanya terlalu sedikit untuk melihat lebih jauh.
brief-course-okr = { $course ->
    [on_course] Sesuai arah
    [at_risk] Berisiko
    [off_course] Melenceng
    [reached] Tercapai
    [missed] Tidak tercapai
   *[cannot_tell] Datanya terlalu sedikit untuk menilai
}: rata-rata hasil kuncinya sudah menempuh { $score } dari jalannya.
brief-course-okr-expected = { $course ->
    [on_course] Sesuai arah
    [at_risk] Berisiko
   *[off_course] Melenceng
}: rata-rata hasil kuncinya sudah menempuh { $score } dari jalannya, dan kemungkinan akan mencapai { $expected }. OKR yang baik mencapai 60% sampai 70%.
brief-course-reached = Tercapai: nilainya { $value }; sasarannya { $target }.
brief-course-missed = Tidak tercapai: berakhir { $deadline } pada { $value }; sasarannya { $target }.
brief-course-not-begun = Dimulai { $start }.
brief-course-no-numbers = Angkanya belum diketahui sama sekali.
brief-course-cannot-tell = Pada { $as_of } nilainya { $value }. Datanya terlalu sedikit untuk mengatakan apakah akan tercapai.
brief-course-before = Seminggu sebelumnya { $course ->
    [on_course] masih sesuai arah
    [at_risk] berisiko
   *[off_course] melenceng
}.
brief-weakest = Yang paling tertinggal adalah "{ $name }"; kalimat berikut tentang hasil itu.
brief-forecast = Pada { $deadline } nilainya kemungkinan { $middle }, dalam empat dari lima kasus antara { $low } dan { $high }. Sasarannya { $target }.
brief-forecast-pace = Pada { $deadline } nilainya kemungkinan { $middle }, dalam empat dari lima kasus antara { $low } dan { $high }. Sasarannya { $target }. Ini hanya meneruskan laju { $values } nilai; datanya belum cukup untuk lebih dari itu.
brief-needed = Mulai sekarang diperlukan { $needed } per minggu; empat minggu terakhir { $lately } per minggu.
brief-needed-rate = Mulai sekarang rata-ratanya harus { $needed }; empat minggu terakhir { $lately }.
brief-week-flow = Minggu { $from } sampai { $to } menghasilkan { $value }; empat minggu sebelumnya rata-rata { $usual } per minggu.
brief-week-flow-alone = Minggu { $from } sampai { $to } menghasilkan { $value }.
brief-week-level = Pada minggu { $from } sampai { $to } nilainya bergerak { $value }; empat minggu sebelumnya rata-rata { $usual } per minggu.
brief-week-level-alone = Pada minggu { $from } sampai { $to } nilainya bergerak { $value }.
brief-week-rate = Pada minggu { $from } sampai { $to } nilainya { $value }; empat minggu sebelumnya rata-rata { $usual }.
brief-week-rate-alone = Pada minggu { $from } sampai { $to } nilainya { $value }.
brief-week-post = Dari posting minggu itu, hasil terbesar datang dari { $format ->
    [text] teks
    [link] posting tautan
    [image] gambar
    [carousel] carousel
    [video] video
    [reel] reel
    [story] story
    [poll] jajak pendapat
    [document] dokumen
   *[other] posting
} tanggal { $day } di { $handle }: { $value } sampai sekarang.
brief-counted-until = Setelah { $as_of } belum ada yang dihitung, jadi minggu lalu belum bisa diceritakan.
brief-cause = Interaksi per minggu, { $from } sampai { $to } dibanding { $before_from } sampai { $before_to }: sebagian besar perubahannya berasal dari { $cause ->
    [season] musim, seperti pada tahun-tahun sebelumnya
    [everybody] hal yang juga menimpa para pesaing
    [frequency] { $way ->
        [up] posting yang lebih banyak
       *[down] posting yang lebih sedikit
    }
    [targeting] { $way ->
        [up] posting yang menjangkau lebih banyak orang, atau orang lain
       *[down] posting yang menjangkau lebih sedikit orang, atau orang lain
    }
    [quality] { $way ->
        [up] orang yang lebih menanggapi yang dilihatnya
       *[down] orang yang kurang menanggapi yang dilihatnya
    }
   *[mix] format, panjang, tagar, dan jam yang berbeda dari sebelumnya
}. Sendirian, pengaruhnya { $low } sampai { $high } (dalam sembilan dari sepuluh kasus).
brief-cause-unknown = Interaksi per minggu, { $from } sampai { $to } dibanding { $before_from } sampai { $before_to }: { $low } sampai { $high } (dalam sembilan dari sepuluh kasus). Penyebabnya tidak terbaca dari angka.

brief-act-more-posts = Terbitkan { $count } { $format ->
    [text] teks
    [link] posting tautan
    [image] gambar
    [carousel] carousel
    [video] video
    [reel] reel
    [story] story
    [poll] jajak pendapat
    [document] dokumen
   *[other] posting
} lagi di { $handle } sampai { $deadline }.
brief-act-campaign = Terbitkan { $count } posting lagi dalam kampanye "{ $campaign }" sampai { $deadline }.
brief-act-hour = Terbitkan posting { $handle } sekitar pukul { $hour }.
brief-act-week = Rencanakan { $count } posting lagi untuk tujuh hari ke depan.
brief-act-sign-in = Masuk lagi ke { $handle }.
brief-act-experiment = Cari tahu lewat eksperimen apa yang membantu "{ $goal }".
brief-evidence-posts = { $last } { $format ->
    [text] teks
    [link] posting tautan
    [image] gambar
    [carousel] carousel
    [video] video
    [reel] reel
    [story] story
    [poll] jajak pendapat
    [document] dokumen
   *[other] posting
} terakhir di sana masing-masing menghasilkan rata-rata { $each }.
brief-evidence-campaign = Tautan dalam { $last } postingnya selama dua belas minggu terakhir menghasilkan rata-rata { $each } per posting.
brief-evidence-hour = Posting pada jam itu memperoleh { $low } sampai { $high } dibanding biasanya (dalam sembilan dari sepuluh kasus).
brief-evidence-week = Yang direncanakan { $planned }, biasanya { $usual }. Perkiraan di atas memperhitungkan yang biasa.
brief-evidence-sign-in = Postingnya selama { $weeks } minggu terakhir menghasilkan rata-rata { $each } per minggu. Sampai masuk lagi, tidak ada yang terbit di sana.
brief-evidence-counts = Dihitung dalam: { $measure }.
brief-evidence-effect = Bila hasilnya seperti itu, jumlahnya kira-kira { $likely }, dalam empat dari lima kasus { $low } sampai { $high }: { $share } dari kekurangannya.
brief-evidence-effect-nine = Bila itu berlaku, hasilnya kira-kira { $likely } sampai tenggat, dalam sembilan dari sepuluh kasus { $low } sampai { $high }: { $share } dari kekurangannya.
brief-evidence-effect-alone = Bila hasilnya seperti itu, jumlahnya kira-kira { $likely }: { $share } dari kekurangannya.
brief-evidence-effect-plain = Bila berjalan seperti selama ini, jumlahnya kira-kira { $likely }, dalam empat dari lima kasus { $low } sampai { $high }.
brief-evidence-none = Dari angka sejauh ini belum bisa dikatakan apa yang membantu target ini.

brief-decide-over = "{ $goal }" berakhir { $deadline }. Tutup, dan catat yang dipelajari.
brief-decide-reached = "{ $goal }" tercapai sebelum { $deadline }. Tutup, atau naikkan sasarannya.
brief-decide-silent = Untuk "{ $goal }" tidak ada yang dihitung setelah { $as_of }. Periksa sumber angkanya.
brief-decide-no-numbers = Untuk "{ $goal }" belum ada yang dihitung. Periksa sumber angkanya.
brief-decide-hopeless = Peluang "{ $goal }" tercapai pada { $deadline } di bawah { $below }. Ubah targetnya, atau yang dilakukan untuknya.
brief-decide-owner = Belum ada yang bertanggung jawab atas "{ $goal }". Tunjuk seseorang.
brief-decide-sign-in = { $handle } perlu masuk lagi. Sampai itu dilakukan, tidak ada yang terbit di sana.
brief-decide-review = KPI "{ $name }" perlu ditinjau sejak { $day }.
brief-decide-check = KPI "{ $name }" perlu diperiksa sejak { $day }.
brief-decide-posts = { $count } posting menunggu persetujuan.
brief-decide-failed = { $count } posting gagal terbit dalam tujuh hari terakhir.
