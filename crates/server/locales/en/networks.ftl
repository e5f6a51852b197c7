# What a network would refuse in a post (docs/networks/checks.md), and what went wrong at a network.

# Text
text-empty = There is nothing to publish here yet. Write some text, or add an image or a video.
text-too-long = { $unit ->
    [weight] The text weighs { $count } on { $network }, where { $limit } are allowed (a link weighs 23, an emoji 2). Shorten it by { $over }.
    [emoji_bytes] The text counts { $count } on { $network }, where { $limit } are allowed and an emoji counts as several. Shorten it by { $over }.
   *[other] { $warning_counts ->
        [yes] The text and its content warning together have { $count } characters; { $network } allows { $limit }. Shorten them by { $over }.
       *[no] The text has { $count } characters; { $network } allows { $limit }. Shorten it by { $over }.
    }
}
text-too-many-bytes = The text takes { $count } bytes; { $network } allows { $limit }. Emoji and many scripts take several bytes per character: shorten it by { $over } bytes.
text-control = There is an invisible control character ({ $character }) at position { $position }, which { $network } would refuse. Delete it and type the place again.
thread-too-long = The thread has { $count } parts; on { $network } { $limit } are allowed. Remove { $over }, or publish the rest as another post.

# Whole post
warning-unsupported = { $network } has no content warnings. Remove the warning for this profile, or write it at the beginning of the text.
visibility-unsupported = { $network } does not offer this visibility ({ $value }). Choose one of: { $allowed }.
reply-unsupported = A post on { $network } cannot answer another one. Remove the address it answers.
quote-unsupported = This account cannot quote other posts on { $network }. Put the address of the post into the text instead.
first-comment-unsupported = This account cannot answer posts on { $network }, so there is no first comment. Put it into the text instead.
utm-too-long = This value has { $count } characters; { $limit } are allowed. Shorten it by { $over }.
language-malformed = "{ $value }" is not a language code. Write it like id, en or en-GB.
post-address-malformed = "{ $value }" is not the address of a post on { $network }. Copy the address of the post's own page.
option-invalid = { $network } has no option "{ $option }" with this value. Correct or remove it.

# Media
media-missing = This file is not in the library any more. Choose another one.
crop-outside = This part does not lie within the picture. Choose it again.
crop-moving = Of a video or an animation no part can be shown. Show all of it, or use a still picture.
crop-differs = The same picture is cropped differently in another part of this thread. Crop both alike, or use a copy of the file.
media-required = A post on { $network } needs an image or a video. Add one.
media-twice = This file is attached twice. Keep it once.
media-type-unsupported = { $network } does not take files of this kind ({ $value }). Use one of: { $allowed }.
media-over-size = The file has { $count_mb } MB; { $network } takes at most { $limit_mb } MB. Export it smaller or shorter.
media-over-pixels = The video has { $width } × { $height } pixels, which is more than { $network } takes. Export it in a lower resolution.
media-mixed = { $network } does not show images and a video (or an animation) in one post. Keep one kind, or make a thread.
media-too-many = There are { $count } files; { $network } takes { $limit } in one post. Remove { $over }, or make a thread.
video-too-long = The video lasts { $count } seconds; { $network } takes at most { $limit }. Cut it by { $over } seconds.
video-too-short = The video lasts { $count } seconds; { $network } takes none under { $limit }. Use a longer one.
alt-too-long = The description has { $count } characters; { $network } keeps { $limit }. Shorten it by { $over }.

# Polls
poll-unsupported = { $network } has no polls. Remove the poll for this profile, or ask the question in the text.
poll-too-few-options = The poll has { $count } answers; it needs at least { $limit }.
poll-too-many-options = The poll has { $count } answers; { $network } allows { $limit }. Remove { $over }.
poll-option-empty = This answer is empty. Write something, or remove it.
poll-option-twice = This answer is there twice. Change one of them, or remove it.
poll-option-too-long = The answer has { $count } characters; { $network } allows { $limit }. Shorten it by { $over }.
poll-too-short = The poll is open for { $count } seconds; on { $network } it must be at least { $limit }. Leave it open longer.
poll-too-long = The poll is open for { $count } seconds; on { $network } it may be at most { $limit }. Close it earlier.
poll-with-media = On { $network } a poll cannot stand beside images or a video. Remove one of the two, or make a thread.

# Link cards
card-unsupported = { $network } makes link cards by itself from the links in the text. Put the link into the text and remove the card.
card-url = "{ $value }" is not a web address. Write it with https:// at the beginning.
card-beside-media = On { $network } a link card cannot stand beside images or a video. Remove one of the two; the link may stay in the text.

# What went wrong at a network
network-rate-limited = The network asks us to slow down. Selaras waits as long as it asks, then goes on by itself.
network-token-expired = The permission to use this account has run out for now. Selaras renews it and goes on by itself.
network-sign-in-needed = The network no longer lets Selaras use this account. Connect the profile again.
network-rejected = The network refused it. Its own words say why; change the post accordingly, then try again.
network-not-found = The network does not know what this refers to. It may have been deleted there; check the addresses the post answers or quotes.
network-unavailable = The network cannot be reached or does not work properly now. Selaras tries again by itself.
network-no-answer = The network gave no answer in time, so it is not clear whether it was done. Selaras looks before it tries again.
network-address-refused = Selaras may not call this address: it is not on the public internet, or not an https address. Check it, or have the private network allowed in the configuration.
network-media = A file could not be read or made to fit what the network takes. Replace it, then try again.
network-rights = A file of this post may not be used at this time, so nothing was sent. Use another file, or change the file's rights in the library, then try again.
network-not-shown = The network, this server or this person does not show it to us. Where a profile of yours is on the same server, Selaras can look through it: connect it, then try again.
