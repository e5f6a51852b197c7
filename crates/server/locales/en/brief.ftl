# The weekly brief: one message for each rule of `strategy::briefs`.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
figure-audience-growth = Audience growth
figure-clicks = Clicks
figure-engagement-rate-followers = Engagement rate by followers
figure-engagement-rate-impressions = Engagement rate by impressions
figure-engagement-rate-reach = Engagement rate by reach
figure-followers = Followers
figure-followers-gained = Followers gained
figure-frequency = Frequency
figure-impressions = Impressions
figure-interactions = Interactions
figure-interactions-per-post = Interactions per post
figure-interactions-per-thousand = Interactions per 1,000 followers
figure-link-clicks = Link clicks
figure-paid-share = Paid share
figure-posts = Posts
figure-profile-visits = Profile visits
figure-quotes = Quotes
figure-reach = Reach
figure-reach-percent = Reach of followers
figure-reactions = Reactions
figure-replies = Replies
figure-reposts = Reposts
figure-saves = Saves
figure-share-of-voice = Share of voice
figure-views = Views
figure-watch-seconds = Watch time
website-by = { $count } by campaign { $campaign }
website-clicks = Short links followed
website-downloads = Downloads
website-from = { $count } from { $network }
website-from-by = { $count } from { $network } by campaign { $campaign }
website-leads = Leads
website-purchases = Purchases
website-signups = Sign-ups
website-visits = Visits
unit-per-thousand = { $value } per thousand
unit-seconds = { $value } seconds
share-below-one = less than 1%
share-above-99 = more than 99%

mail-brief-subject = { $brand }, { $day }: { $headline }
mail-brief-body =
    { $brief }
    --
    The weekly brief of the goals of "{ $brand }". In the app, with everything behind it:
    { $link }

    Choose here whether you get it by mail, and in which time zone you read:
    { $settings }

brief-had = You have this week's brief of this brand already. Open it among those that were sent to you.
brief-without-goals = There is no goal to tell of yet. Set one first.
brief-open = Open it in Selaras
brief-settings = How I get it
brief-part-actions = What to do
brief-part-decisions = What needs a decision

brief-headline = { $total ->
    [one] One goal
   *[other] { $total } goals
}: { $well } on course or reached, { $risk } at risk, { $off } off course{ $other ->
    [0] .
   *[other] , { $other } that cannot be told yet.
}

brief-course-forecast = { $course ->
    [on_course] On course
    [at_risk] At risk
   *[off_course] Off course
}: the chance to reach the target by { $deadline } is { $chance }.
brief-course-milestone = { $course ->
    [on_course] On course
    [at_risk] At risk
   *[off_course] Off course
}: the chance to reach the target by { $deadline } is { $chance }, but the next milestone will likely be missed.
brief-course-line = { $course ->
    [on_course] On course
    [at_risk] At risk
   *[off_course] Off course
}: on { $as_of } it stood at { $value }, and the plan wanted { $planned } by then. Too little is known to look further ahead.
brief-course-line-eve = { $course ->
    [on_course] On course
    [at_risk] At risk
   *[off_course] Off course
}: on { $as_of } it stood at { $value }, and the plan wanted { $planned } by the evening before. Too little is known to look further ahead.
brief-course-okr = { $course ->
    [on_course] On course
    [at_risk] At risk
    [off_course] Off course
    [reached] Reached
    [missed] Missed
   *[cannot_tell] Too little is known to tell
}: its key results have gone { $score } of their way, in the mean.
brief-course-okr-expected = { $course ->
    [on_course] On course
    [at_risk] At risk
   *[off_course] Off course
}: its key results have gone { $score } of their way, in the mean, and will likely come to { $expected }. 60% to 70% is a good OKR.
brief-course-reached = Reached: it stands at { $value }; the target was { $target }.
brief-course-missed = Missed: it ended on { $deadline } at { $value }; the target was { $target }.
brief-course-not-begun = It begins on { $start }.
brief-course-no-numbers = Nothing is known of its number yet.
brief-course-cannot-tell = It stood at { $value } on { $as_of }. Too little is known to say whether it will be reached.
brief-course-before = A week before, it was { $course ->
    [on_course] on course
    [at_risk] at risk
   *[off_course] off course
}.
brief-weakest = Furthest behind is "{ $name }"; what follows is about it.
brief-forecast = By { $deadline } it will likely be { $middle }, in four of five cases between { $low } and { $high }. The target is { $target }.
brief-forecast-pace = By { $deadline } it will likely be { $middle }, in four of five cases between { $low } and { $high }. The target is { $target }. This only carries on the pace of { $values } values; for more they are too few.
brief-needed = From now on it takes { $needed } a week; over the last four weeks it was { $lately } a week.
brief-needed-rate = From now on the mean must be { $needed }; over the last four weeks it was { $lately }.
brief-week-flow = The week from { $from } to { $to } brought { $value }; the four weeks before brought { $usual } a week, in the mean.
brief-week-flow-alone = The week from { $from } to { $to } brought { $value }.
brief-week-level = In the week from { $from } to { $to } it moved by { $value }; in the four weeks before, by { $usual } a week, in the mean.
brief-week-level-alone = In the week from { $from } to { $to } it moved by { $value }.
brief-week-rate = In the week from { $from } to { $to } it was { $value }; in the four weeks before, { $usual }, in the mean.
brief-week-rate-alone = In the week from { $from } to { $to } it was { $value }.
brief-week-post = Of the posts of that week, the one that gathered most is the { $format ->
    [text] text
    [link] link post
    [image] picture
    [carousel] carousel
    [video] video
    [reel] reel
    [story] story
    [poll] poll
    [document] document
   *[other] post
} of { $day } on { $handle }: { $value } until now.
brief-counted-until = Nothing was counted after { $as_of } yet, so the last week cannot be told.
brief-cause = A week's interactions, { $from } to { $to } against { $before_from } to { $before_to }: most of the change comes from { $cause ->
    [season] the time of year, as in earlier years
    [everybody] what happened to the competitors too
    [frequency] { $way ->
        [up] more posts
       *[down] fewer posts
    }
    [targeting] { $way ->
        [up] posts that reached more people, or other people
       *[down] posts that reached fewer people, or other people
    }
    [quality] { $way ->
        [up] people who reacted more to what they saw
       *[down] people who reacted less to what they saw
    }
   *[mix] other formats, lengths, hashtags and hours than before
}. By itself that makes { $low } to { $high } (in nine of ten cases).
brief-cause-unknown = A week's interactions, { $from } to { $to } against { $before_from } to { $before_to }: { $low } to { $high } (in nine of ten cases). What that comes from, the numbers do not tell.

brief-act-more-posts = Publish { $count } more { $format ->
    [text] { $count ->
        [one] text
       *[other] texts
    }
    [link] { $count ->
        [one] link post
       *[other] link posts
    }
    [image] { $count ->
        [one] picture
       *[other] pictures
    }
    [carousel] { $count ->
        [one] carousel
       *[other] carousels
    }
    [video] { $count ->
        [one] video
       *[other] videos
    }
    [reel] { $count ->
        [one] reel
       *[other] reels
    }
    [story] { $count ->
        [one] story
       *[other] stories
    }
    [poll] { $count ->
        [one] poll
       *[other] polls
    }
    [document] { $count ->
        [one] document
       *[other] documents
    }
   *[other] { $count ->
        [one] post
       *[other] posts
    }
} on { $handle } by { $deadline }.
brief-act-campaign = Publish { $count ->
    [one] one more post
   *[other] { $count } more posts
} of the campaign "{ $campaign }" by { $deadline }.
brief-act-hour = Post on { $handle } at about { $hour }.
brief-act-week = Plan { $count ->
    [one] one more post
   *[other] { $count } more posts
} for the coming seven days.
brief-act-sign-in = Sign { $handle } in again.
brief-act-experiment = Find out by an experiment what helps "{ $goal }".
brief-evidence-posts = The last { $last } { $format ->
    [text] texts
    [link] link posts
    [image] pictures
    [carousel] carousels
    [video] videos
    [reel] reels
    [story] stories
    [poll] polls
    [document] documents
   *[other] posts
} there brought { $each } each, in the mean.
brief-evidence-campaign = By the links of its { $last } posts of the last twelve weeks came { $each } for each post, in the mean.
brief-evidence-hour = Posts at that hour gather { $low } to { $high } against the usual (in nine of ten cases).
brief-evidence-week = { $planned } are planned, { $usual } are usual. What is foreseen counts on the usual.
brief-evidence-sign-in = Its posts of the last { $weeks } weeks brought { $each } a week, in the mean. Until then nothing goes out there.
brief-evidence-counts = Counted in: { $measure }.
brief-evidence-effect = If the next do as these did, that makes about { $likely }, in four of five cases { $low } to { $high }: { $share } of what is missing.
brief-evidence-effect-nine = If that holds, it makes about { $likely } until the deadline, in nine of ten cases { $low } to { $high }: { $share } of what is missing.
brief-evidence-effect-alone = If the next do as these did, that makes about { $likely }: { $share } of what is missing.
brief-evidence-effect-plain = If things go as they did, that makes about { $likely }, in four of five cases { $low } to { $high }.
brief-evidence-none = From the numbers so far it cannot be told what would help this goal.

brief-decide-over = "{ $goal }" ended on { $deadline }. Close it, and keep what was learnt.
brief-decide-reached = "{ $goal }" is reached before { $deadline }. Close it, or aim higher.
brief-decide-silent = Nothing was counted for "{ $goal }" after { $as_of }. Look at where its numbers come from.
brief-decide-no-numbers = Nothing was counted for "{ $goal }" yet. Look at where its numbers come from.
brief-decide-hopeless = The chance that "{ $goal }" is reached by { $deadline } is below { $below }. Change the goal, or what is done for it.
brief-decide-owner = Nobody answers for "{ $goal }" yet. Name somebody.
brief-decide-sign-in = { $handle } must be signed in again. Until then nothing goes out there.
brief-decide-review = The KPI "{ $name }" is to be reviewed since { $day }.
brief-decide-check = The KPI "{ $name }" is to be checked since { $day }.
brief-decide-posts = { $count ->
    [one] One post waits
   *[other] { $count } posts wait
} for approval.
brief-decide-failed = { $count ->
    [one] One post
   *[other] { $count } posts
} could not be published in the last seven days.
