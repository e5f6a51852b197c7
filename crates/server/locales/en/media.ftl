# Files of the library.
media-type = This file is not a kind that is taken here, whatever its name says. Use one of: { $allowed }.
media-too-large = The file has { $size_mb } MB; at most { $max_mb } MB are taken. Make it smaller and upload it again.
media-too-many-pixels = The image has { $width } × { $height } pixels; at most { $max } million in all are taken. Scale it down and upload it again.
media-animation = Animated PNG and WebP files are not taken, as hardly any network shows them. Save the animation as GIF or as an MP4 video.
media-corrupt = The file is damaged or incomplete. Export it again, or upload it once more in case the transfer broke off.
media-length-unknown = The video does not say how long it is; it was probably recorded in fragments. Export it as an ordinary MP4 and upload that.
media-alt-too-long = The description has { $count } characters; at most { $max } are kept. Shorten it.
media-in-use = "{ $name }" is part of a post that is still to go out. Take it out of the post, or wait until the post is published.
media-cannot-fit = The file cannot be made to fit what the network takes ({ $types }, at most { $max_kb } KB). Use another file, or a shorter or smaller version of this one.
media-expired = "{ $name }" may not be used from { $date } on, and the post is planned for { $planned }. Choose an earlier time or another file, or change the file's rights in the library.
media-not-yet = "{ $name }" may be used from { $date } on, and the post is planned for { $planned }. Choose a later time or another file, or change the file's rights in the library.
media-date-malformed = "{ $value }" is not a day. Write it like 2026-12-24.
media-dates-backwards = The file would expire on { $until }, before it may be used first ({ $from }). Choose a later day.
media-tags-too-many = A file has at most { $limit } tags; here are { $count }. Remove some.
