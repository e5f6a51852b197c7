//! Small files of our own, one or more per parser, for tests that must run everywhere.

/// Facebook posts with a byte-order mark, a line break in a cell, bold letters, and the longer caption in either column.
pub const FACEBOOK: &str = "\u{feff}Post ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Date,Views,Reach,\"Reactions, Comments and Shares\",Reactions,Comments,Shares,Total clicks,Link Clicks,Seconds viewed,Ad impressions,Average Seconds viewed
900000000000000001,Toko Uji,Kabar baik,,12,09/03/2026 08:05,https://www.facebook.com/tokouji/posts/1,Photos,Lifetime,\"1,200\",900,40,38,1,1,12,,840.6,7,4.1
900000000000000002,Toko Uji,𝐁𝐀𝐑𝐔 ™,\"Baris satu
baris dua, \"\"kutipan\"\"\",0,09/14/2026 17:30,https://www.facebook.com/tokouji/posts/2,Videos,Lifetime,900,,,,,,,3,,,
";

/// Instagram posts.
pub const INSTAGRAM: &str = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves
18000000000000001,178,tokouji,Toko Uji,Reel pagi,22,09/11/2026 18:30,https://www.instagram.com/reel/A/,IG reel,,Lifetime,\"12,400\",600,85,4,,7,31
18000000000000002,178,tokouji,Toko Uji,Geser ya,0,09/12/2026 17:30,https://www.instagram.com/p/B/,IG carousel,,Lifetime,701,601,86,4,2,7,31
";

/// Instagram in Portuguese: semicolons, day first, dots that group.
pub const PORTUGUESE: &str = "Identificação do post;Nome de usuário da conta;Descrição;Horário de publicação;Link permanente;Tipo de post;Data;Visualizações;Alcance;Curtidas;Comentários;Compartilhamentos;Salvamentos
18000000000000001;lojateste;Olá, gente;05/09/2026 18:30;https://www.instagram.com/p/A/;Carrossel do IG;Vitalício;1.234;1.100;85;7;4;31
18000000000000002;lojateste;Bom dia;06/09/2026 09:00;https://www.instagram.com/p/B/;Reel do IG;Vitalício;12.345;9.876;186;9;5;32
";

/// Facebook in German.
pub const GERMAN: &str = "Beitrags-ID;Seitenname;Titel;Zeitpunkt der Veröffentlichung;Permalink;Beitragsart;Aufrufe;Reichweite;Reaktionen;Kommentare;Seconds viewed
900000000000000001;Testladen;Größe zählt;13.09.2026 18:30;https://www.facebook.com/t/posts/1;Foto;1.234;1.100;85;7;1.234,5
900000000000000002;Testladen;Zweiter;14.09.2026 07:30;https://www.facebook.com/t/posts/2;Video;2.468;2.200;86;8;12,5
";

/// Facebook in Indonesian.
pub const INDONESIAN: &str = "ID Postingan;Nama Halaman;Judul;Waktu publikasi;Tautan permanen;Jenis postingan;Tayangan;Jangkauan;Tanggapan;Komentar;Dibagikan
900000000000000001;Toko Uji;Halo kak;13/09/2026 18.30;https://www.facebook.com/t/posts/1;Foto;1.234;1.100;85;7;3
900000000000000002;Toko Uji;Promo;14/09/2026 07.30;https://www.facebook.com/t/posts/2;Video;2,5 rb;2.200;86;8;4
";

/// The Facebook export with two header lines.
pub const LEGACY: &str = "Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach,Lifetime Post Paid Reach,Lifetime Post Total Impressions,Lifetime Post Consumptions
,,,,,Lifetime: people who saw it,Lifetime: paid,Lifetime: times,Lifetime: clicks
9_1,https://www.facebook.com/t/posts/1,Pesan lama,Photo,10/1/2015 21:00,8,10,11,15
";

/// A metric of a page per day, as text; the real file is UTF-16LE.
pub const PAGE_DAILY: &str = "sep=,\r\n\"Facebook visits\"\r\n\"Date\",\"Primary\"\r\n\"2026-08-22T00:00:00\",\"5\"\r\n\"2026-08-23T00:00:00\",\"36\"\r\n";

/// X per post.
pub const X_CONTENT: &str = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,URL Clicks
2074000000000000001,\"Tue, Sep 1, 2026\",\"Halo, semua\",https://x.com/uji/status/2074000000000000001,1000,5,30,0,9,0,1,2,3,4
2074000000000000002,\"Wed, Sep 2, 2026\",@orang Terima kasih,https://x.com/uji/status/2074000000000000002,1001,5,30,0,9,0,1,2,3,4
";

/// X per day, newest first, with a blank cell.
pub const X_OVERVIEW: &str = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views
\"Wed, Sep 2, 2026\",596,26,34,,39,36,20,8,32,39,3,29,35
\"Tue, Sep 1, 2026\",1607,25,25,25,6,30,40,25,3,12,4,13,28
";

/// X's video overview with a title line.
pub const X_VIDEO: &str = "Video overview,,,,,\nDate,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),Estimated Revenue\n\"Tue, Sep 1, 2026\",120,560000,0.31,4666,0\n";

/// Tweet activity with promoted columns.
pub const X_LEGACY: &str = "\"Tweet id\",\"Tweet permalink\",\"Tweet text\",\"time\",\"impressions\",\"engagements\",\"engagement rate\",\"retweets\",\"favorites\",\"media views\",\"promoted impressions\",\"promoted media views\"
\"649293177409679360\",\"https://twitter.com/uji/status/649293177409679360\",\"Lama\",\"2015-09-30 18:42 +0000\",\"424.0\",\"3.0\",\"0.0071\",\"1.0\",\"3.0\",\"0\",\"12.0\",\"-\"
";

/// TikTok per day, over the turn of the year.
pub const TIKTOK_DAYS: &str = "\"Date\",\"Video Views\",\"Profile Views\",\"Likes\",\"Comments\",\"Shares\"
\"December 30\",\"8110\",\"69\",\"106\",\"2\",\"8\"
\"December 31\",\"5042\",\"88\",\"27\",\"-1\",\"5\"
\"January 1\",\"3254\",\"90\",\"93\",\"undefined\",\"2\"
";

/// TikTok followers per day, in the other order of day and month.
pub const TIKTOK_FOLLOWERS: &str = "\"Date\",\"Followers\",\"Difference in followers from previous day\"
\"30 August\",\"undefined\",\"0\"
\"31 August\",\"10410\",\"-45\"
";

/// TikTok viewers per day.
pub const TIKTOK_VIEWERS: &str =
    "\"Date\",\"Total Viewers\",\"New Viewers\",\"Returning Viewers\"\n\"August 30\",\"80\",\"50\",\"30\"\n";

/// TikTok's followers by gender.
pub const TIKTOK_GENDER: &str =
    "\"Gender\",\"Distribution\"\n\"Male\",\"0.41\"\n\"Female\",\"0.59\"\n\"Other\",\"0\"\n";

/// TikTok videos: units, grouped numbers, clock times, a row without a link.
pub const TIKTOK_CONTENT: &str = "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Total play time,Average watch time,Watched full video,Add to favorites
\"Seduh, satu\",https://www.tiktok.com/@uji/video/7400000000000000001,2026-09-03 09:10,1.2K,22,15,\"18,400\",0:09,12.5,0.31,40
Tanpa tautan,,09/16/2026 15:00,10,1,0,700,,0:09,,
";

/// YouTube videos with their total.
pub const YOUTUBE: &str = "\u{feff}Content,Video title,Video publish time,Duration,Views,Watch time (hours),Average view duration,Subscribers,Subscribers gained,Subscribers lost,Likes,Shares,Comments added,Impressions,Impressions click-through rate (%)
Total,,,,9000,510.25,0:03:24,120,140,20,300,41,33,88000,4.2
abcDEF12345,\"Cara seduh, dasar\",\"Sep 3, 2026\",244,5400,301.5,0:03:21,70,80,10,210,30,20,61000,4.9
";

/// YouTube videos per day.
pub const YOUTUBE_CHART: &str = "Date,Content,Video title,Video publish time,Duration,Views\n2026-10-01,abcDEF12345,Cara,\"Sep 3, 2026\",244,0\n2026-10-02,abcDEF12345,Cara,\"Sep 3, 2026\",244,900\n";

/// A report with its comment lines, followed by another.
pub const GA4: &str = "# ----------------------------------------
# Traffic acquisition: Session source / medium
# Account: Toko Uji
# ----------------------------------------
# All Users
# Start date: 20260901
# End date: 20260930
Session source / medium,Sessions,Engaged sessions,Engagement rate,Event count,Key events,Total revenue
instagram.com / referral,812,401,0.49,4953,31.5,1250.75
(direct) / (none),300,120,0.4,1200,5,0

# ----------------------------------------
# Landing page: Landing page
# Start date: 20260801
# End date: 20260831
Landing page,Sessions,Active users,New users
/menu,420,300,210
";

/// The same in Indonesian.
pub const GA4_INDONESIAN: &str = "# ---\n# Akuisisi traffic: Grup saluran utama sesi (Grup saluran default)\n# Tanggal mulai: 20260901\n# Tanggal akhir: 20260930\nGrup saluran utama sesi (Grup saluran default),Sesi,Sesi terlibat,Pengguna aktif,Peristiwa utama,Total pendapatan\nSosial Organik,\"1.200\",401,300,\"3,5\",\"1.250,75\"\n";

/// Search interest.
pub const TRENDS: &str = "Category: All categories\n\nWeek,kopi susu: (Indonesia),matcha: (Worldwide)\n2026-08-23,71,44\n2026-08-30,78,<1\n";

/// Pinterest ads.
pub const PINTEREST: &str = "Date,Campaign name,Ad group name,Spend in account currency,Impressions,Pin clicks,Outbound clicks,CTR,eCPC,Total conversions,Checkouts,Checkout value in account currency,Checkout ROAS
2026-09-01,Uji,Grup A,10.00,5000,150,60,3.0%,0.07,4,1,8.99,0.90
Total,,,10.00,5000,150,60,,,4,1,8.99,
";

/// Hootsuite posts under two banner lines.
pub const HOOTSUITE: &str = "Post performance,,,,,,,,\n\"Mar 1, 2026 - Mar 31, 2026\",,,,,,,,\nDate (GMT),Post ID,Post Message,Post Permalink,Post Type,Social Network,Impressions,Likes,Post Link Clicks\n2026-03-01 14:30,1_2,Halo,https://facebook.com/1/posts/2,Photo,Facebook,\"1,200\",60,30\n2026-03-02 09:00,333,Balik layar,https://instagram.com/p/abc,Reel,Instagram,5000,250,\n";

/// Sprout posts.
pub const SPROUT: &str = "Date,Post ID,Network,Post Type,Content Type,Profile,Sent by,Link,Post,Impressions,Engagements,Engagement Rate (per Impression),Reactions,Comments,Saves,Post Link Clicks,Video Views\n03/15/2026 10:05 am,17890000000000001,Instagram,Post,Reel,Uji,Ani,https://www.instagram.com/reel/xyz,Koleksi,2000,130,6.5%,100,20,5,,1800\n";

/// Sprout profiles per day.
pub const SPROUT_PROFILE: &str = "Date,Profile,Network,Audience,Net Audience Growth,Audience Gained,Audience Lost,Impressions,Engagements,Post Link Clicks,Published Posts\n03/01/2026,Uji,LinkedIn,\"10,000\",12,15,3,\"4,500\",210,40,2\n03/01/2026,Dua,X,\"1,000\",2,5,3,\"500\",10,4,2\n";

/// Buffer posts.
pub const BUFFER: &str = "Date,Update,Service,Service Link,Type,Impressions,Reach,Engagements,Likes,Comments,Shares,Clicks\n2026-04-02T08:00:00Z,Baca yuk,twitter,https://x.com/uji/status/1775000000000000000,text,800,,25,15,4,6,12\n";

/// Metricool days.
pub const METRICOOL: &str = "Date;Followers;Gained followers;Lost followers;Posts;Impressions;Reach;Interactions\n01/04/2026;2.345;12;-3;1;1.200;900;45\n13/04/2026;2.360;20;-5;0;800;600;30\n";

/// Later posts.
pub const LATER: &str = "Posted At,Caption,Media Type,Post URL,Impressions,Likes,Video Views\n\"Apr 5, 2026 6:15 PM\",Kafe baru,Video,https://www.tiktok.com/@uji/video/7350000000000000000,3000,200,2900\n";

/// Agorapulse posts.
pub const AGORAPULSE: &str = "Publishing date,Publishing time,Message,Link,Impressions,Reactions,Clicks\n05/04/2026,17:45,Halo!,https://facebook.com/1/posts/2,500,30,8\n";

/// Our template for posts.
pub const TEMPLATE: &str = "network,account,post_id,url,published_at,text,format,impressions,reactions,paid_views\nmastodon,@uji,1,https://mastodon.example/@uji/1,2026-09-01 18:30,Halo,image,100,5,\n";

/// Our template for days, long and in Indonesian.
pub const TEMPLATE_DAYS: &str = "jaringan,akun,tanggal,metrik,nilai\nbluesky,uji,2026-09-01,pengikut,120\nbluesky,uji,2026-09-01,reach,50\nbluesky,uji,2026-09-02,tidak_ada,1\n";

/// A LinkedIn page's content: sheet, rows.
pub const LINKEDIN_CONTENT: [(&str, &[&[&str]]); 2] = [
    (
        "Metrics",
        &[
            &["Aggregated engagement metrics for organic and sponsored posts"],
            &[
                "Date",
                "Impressions (organic)",
                "Impressions (sponsored)",
                "Impressions (total)",
                "Reactions (total)",
                "Engagement rate (total)",
            ],
            &["09/01/2026", "100", "20", "120", "-1", "0.1"],
            &["09/02/2026", "90", "0", "90", "4", "0.05"],
        ],
    ),
    (
        "All posts",
        &[
            &["Engagement metrics for individual posts"],
            &[
                "Post title",
                "Post link",
                "Post type",
                "Posted by",
                "Created date",
                "Impressions",
                "Likes",
                "Content Type",
            ],
            &[
                "Lowongan!",
                "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001",
                "Organic",
                "Ani",
                "09/03/2026",
                "640",
                "22",
                "Document",
            ],
        ],
    ),
];

/// A LinkedIn member's analytics, all as text.
pub const LINKEDIN_MEMBER: [(&str, &[&[&str]]); 5] = [
    ("DISCOVERY", &[&["Overall Performance", "9/1/2026 - 9/28/2026"], &["Impressions", "5400"]]),
    (
        "ENGAGEMENT",
        &[&["Date", "Impressions", "Engagements"], &["9/1/2026", "100", "0"], &["9/2/2026", "101", "1"]],
    ),
    (
        "TOP POSTS",
        &[
            &["Maximum of 50 posts available to include in this list"],
            &[],
            &[
                "Post URL",
                "Post publish date",
                "Engagements",
                "",
                "Post URL",
                "Post publish date",
                "Impressions",
            ],
            &[
                "https://www.linkedin.com/posts/a_satu-share-7000000000000000001-abcd",
                "9/3/2026",
                "31",
                "",
                "https://www.linkedin.com/posts/a_dua-ugcPost-7000000000000000002-efgh",
                "9/9/2026",
                "1400",
            ],
            &[
                "https://www.linkedin.com/posts/a_dua-ugcPost-7000000000000000002-efgh",
                "9/9/2026",
                "20",
                "",
                "https://www.linkedin.com/posts/a_satu-share-7000000000000000001-abcd",
                "9/3/2026",
                "900",
            ],
        ],
    ),
    (
        "FOLLOWERS",
        &[&["Total followers on 9/28/2026", "1842"], &[], &["Date", "New followers"], &["9/1/2026", "3"]],
    ),
    (
        "DEMOGRAPHICS",
        &[
            &["Top Demographics", "Value", "Percentage"],
            &["Job title", "Founder", "2%"],
            &["Company", "Contoh", "< 1%"],
        ],
    ),
];
