# The program itself: requests, the command line, mail.

# Classes of problems, by HTTP status.
http-400 = The request cannot be read
http-401 = Not signed in
http-403 = Not allowed
http-404 = Not found
http-405 = Not possible here
http-409 = Not possible now
http-412 = Changed meanwhile
http-413 = Too large
http-415 = Not a kind that is taken
http-416 = Outside of the file
http-422 = Not acceptable
http-429 = Too many requests
http-500 = Something went wrong
http-502 = A server elsewhere did not play along
http-503 = Not available now

# Requests.
internal = Something went wrong on our side; nothing was changed. Try again; if it stays so, give the request's id to whoever runs this server.
took-too-long = This took too long and was given up. Look whether it happened before you try again.
method-not-allowed = This address does not do that. Use one of the methods in the header "Allow".
not-found = { $what ->
    [address] There is nothing at this address. Check it against the list of addresses at "/".
    [workspace] There is no such workspace among yours.
    [brand] There is no such brand in this workspace.
    [person] There is no such person in this workspace.
    [member] There is no such membership in this workspace.
    [invitation] There is no such invitation in this workspace.
    [session] There is no such session of yours.
    [token] There is no such API token here.
    [profile] There is no such profile in this workspace.
    [post] There is no such post in this workspace.
    [delivery] There is no such delivery of this post.
    [recurrence] There is no such recurrence in this workspace.
    [day] There is no such day of this brand.
    [calendar_feed] There is no such calendar link, or it was withdrawn.
    [share_link] There is no such link to files, or it was forgotten.
    [folder] There is no such folder in this library.
    [media] There is no such file in this workspace.
    [template] There is no such template in this workspace.
    [competitor] There is no such competitor in this workspace.
    [site] There is no such website in this workspace.
    [site_link] There is no such short link, or it was removed.
    [ledger_entry] There is no such cost or return in this workspace.
    [experiment] There is no such experiment in this workspace.
    [check_in] There is no such check-in in this workspace.
    [strategy_item] There is no such part of a strategy in this workspace.
    [brand_audit] There is no such audit in this workspace.
    [inventory_profile] There is no such entry of the inventory in this workspace.
    [numbers] There are no numbers of this in this workspace.
   *[other] This does not exist in this workspace.
} It may have been removed, or belongs to a place you cannot see.
forbidden = You may not do this: it needs the right "{ $right }". Ask an owner or admin for a role that has it.
cross-site = The request came from another website and was refused. Open Selaras itself and try again.
value-missing = A value is missing here. Add it.
value-unreadable = This value cannot be used: { $reason }.
text-has-nul = The text holds the character U+0000, which cannot be kept. Remove it.
text-not-utf8 = The text is not valid UTF-8. Send it again in that encoding.
json-malformed = The body is not valid JSON: { $reason } (line { $line }, column { $column }). Correct it and send it again.
body-too-large = The request is larger than the { $max } bytes taken here. Send less at once.
body-broken = The body of the request broke off. Send it again.
content-type-not-json = The body must be JSON. Send it with "Content-Type: application/json".
content-type-not-form = The file must come as a form. Send it as "multipart/form-data".
content-type-not-table = The import must be a table or a list. Send it as "text/csv" or "application/json".
form-malformed = The form cannot be read, or broke off. Send it again.
field-unknown = The form has a field "{ $field }" that is not known here. Leave it out.
query-unreadable = The query of the address cannot be used: { $reason }.
range-outside = The range lies outside of the file, which has { $length } bytes.
range-unclear = Give either "month", or both "from" and "to", or none of them.
month-malformed = "{ $value }" is not a month. Write it like 2026-12.
instant-malformed = "{ $value }" is not an instant. Write it like 2026-12-24T02:30:00Z.
id-malformed = "{ $value }" is not an id.
subjects-unclear = Say whose numbers: give either "subjects" or "post".
subjects-too-many = At most { $limit } can be asked about at once; these are { $count }. Ask in several requests.
event-id-invalid = "Last-Event-ID" must be the number of an event. Leave it out to begin now.
idempotency-key-invalid = "Idempotency-Key" must have 1 to { $max } visible ASCII characters.
address-missing = Give the address at which the post can be seen, beginning with https://.
address-not-wanted = A post that did not appear has no address. Leave it out.
setup-code-wrong = The code of this link is not right. Use the link that the server printed when it last started.
zone-unknown = "{ $zone }" is not a time zone that is known here. Use a name such as Asia/Jakarta.
database-away = The database does not answer.
worker-away = No worker has shown itself for half a minute. Start "selaras work", or look at its log.

# The command line.
blobs-bucket-missing = The bucket is missing. Write blobs.url (SELARAS_BLOBS) like s3://BUCKET or s3://BUCKET/PREFIX.
blobs-setting-missing = { $key } ({ $env }) is needed for files in an S3 bucket. Set it in selaras.toml or in the environment.
blobs-no-bucket = The server at { $endpoint } has no such bucket: { $url }. Make the bucket there, or correct blobs.url (SELARAS_BLOBS).
blobs-key-refused = The server at { $endpoint } refuses our key for { $url }. Check blobs.access_key (SELARAS_S3_ACCESS_KEY) and blobs.secret_key (SELARAS_S3_SECRET_KEY), and that this key may read, write and delete there. ({ $reason })
blobs-unusable = Files cannot be kept at { $url }. Check that blobs.endpoint (SELARAS_S3_ENDPOINT: { $endpoint }) answers and that blobs.region (SELARAS_S3_REGION) is right. ({ $reason })
not-set-up = Selaras is not set up yet. Run "selaras setup" first.
brand-needed = Say which brand with --brand: { $names }.
restore-not-empty = There is a database at { $path } already. Restore into an empty data folder: set --data.
backup-broken = This file is not a whole backup: { $reason }. Use another one.
backup-exists = There is a file at { $path } already. Name one that does not exist yet.
backup-format = This backup was laid out by another release ({ $made_by }). Restore it with that one.
backup-newer = This backup was made by a newer release ({ $made_by }). Restore it with that one or a later one.
pg-program-missing = { $program } is not installed here. Install PostgreSQL's programs (on Debian: apt install { $package }), of the server's version or later.
pg-program-failed = { $program } ended with an error: { $reason }
restore-database-not-empty = The database { $path } has tables already. Restore into an empty one, or into a name that does not exist yet: set --database.
backup-other-database = This backup is of the other kind of database. Set --database to the kind it was made from.
cli-flag-missing = { $flag } is needed here.
cli-setup-link = Nobody is here yet. Set up at { $link }
cli-serving = Selaras is at { $address }
cli-working = Selaras works.
cli-set-up = Set up. Start it with "selaras serve".
cli-ask-email = Your e-mail address:
cli-ask-password = A password (it is not shown while you type):
cli-ask-password-again = The same password again:
cli-passwords-differ = The two passwords are not the same. Nothing was done; try again.
cli-ask-workspace = Name of the workspace:
cli-ask-brand = Name of its first brand:
cli-ask-app-password = App password (it is not shown while you type):
cli-ask-code = The code shown there:
cli-open-address = Open this address, allow access, and copy the code:
    { $address }
cli-profile-removed = Disconnected.
cli-token-revoked = The token no longer works.
cli-vault-rotated = A new key seals from now on; { $count } secrets were sealed with it. Restart running nodes.
cli-uploading = Files: { $done } of { $of }
cli-importing = Checking…
cli-exporting = Posts: { $done }
cli-exported = { $count } posts were written out.
cli-line-problem = line { $line }, { $field }: { $detail }
cli-import-checked = { $rows } lines were checked, { $problems } problems. Nothing was written.
cli-import-done = { $rows } lines, { $problems } problems, { $created } posts made.
cli-backing-up = Files: { $done } of { $of }
cli-restoring = Files: { $done } of { $of }
cli-backup-done = Done: { $posts } posts, { $files } files. The key file is not in the backup; keep it apart.
cli-restore-done = Restored and proven: { $posts } posts, { $files } files. Put the key file back in its place, then start Selaras.
cli-restore-broken = Restored, but not whole: { $defects }
profile-connected = connected
profile-paused = on hold
profile-signinneeded = needs a new sign-in
profile-failing = failing
state-draft = draft
state-in-review = in review
state-changes-requested = changes requested
state-approved = approved
state-scheduled = scheduled
state-publishing = publishing
state-published = published
state-failed = failed
state-unconfirmed = unconfirmed
state-paused = paused
state-cancelled = cancelled

# Doctor.
doctor-clock-good = The clock shows { $now }.
doctor-clock-bad = The clock shows { $now }, which is before this release was made. Set the clock.
doctor-keys-good = The key file { $path } is readable by its owner only.
doctor-keys-bad = The key file { $path } is missing or readable by others. Put it back, or run: chmod 600 { $path }
doctor-blobs-good = Files can be written and read.
doctor-blobs-bad = Files cannot be written: { $why }
doctor-database-good = The database is whole (schema { $schema }).
doctor-database-bad = The database is not in order: { $why }. Restore the last backup if it stays so.
doctor-worker-good = A worker is at work (last seen { $at }).
doctor-worker-bad = No worker is at work. Start "selaras serve" or "selaras work".
doctor-deliveries-good = No delivery is stuck.
doctor-deliveries-bad = { $count } deliveries have waited for more than 15 minutes. Look at the worker's log.
doctor-jobs-good = No background job has failed.
doctor-jobs-bad = { $count } background jobs failed for good. Look at the log for why.
doctor-numbers-good = The roll-ups of numbers say what { $count } snapshots say.
doctor-numbers-bad = The roll-ups of { $wrong } profiles say something else than their snapshots. Please tell us.
doctor-profiles-good = All { $count } profiles are well.
doctor-profiles-bad = These profiles need a look: { $names }. See "selaras profile list".
doctor-owner-good = There is an owner.
doctor-owner-bad = There is no owner yet. Run "selaras setup".

# Mail.
role-owner = owner
role-admin = admin
role-content-manager = content manager
role-creator = creator
role-editor = editor
role-analyst = analyst
role-agent = agent
role-client = client
mail-invitation-subject = You are invited to { $workspace } on Selaras
mail-invitation-body =
    Hello,

    you are invited to join "{ $workspace }" on Selaras as { $role }.

    Follow this link to accept; it is good for seven days and for you alone:
    { $link }

    If you did not expect this, you need not do anything.
mail-profile-ending-subject = { $profile }: the sign-in ends on { $date }
mail-profile-ending-body =
    Hello,

    the sign-in of { $profile } on { $network } (brand "{ $brand }") ends on { $date } ({ $zone }). After that, its posts
    cannot go out.

    Connect it again before then; what is planned stays as it is:
    { $link }

    You get this mail because you manage profiles of this brand.

# What people are told by mail.
notice-somebody = Somebody
notice-untitled = untitled post
mail-notice-subject = { $topic ->
    [review] For your review: { $name }
    [approved] Approved: { $name }
    [changes_requested] Sent back: { $name }
    [rejected] Rejected: { $name }
    [overdue] Review overdue: { $name }
    [mention] { $who } mentioned you: { $name }
    [failed] Not published: { $name }
    [unconfirmed] Please check whether it went out: { $name }
    [sign_in_needed] { $name } must be signed in again
    [experiment] The experiment has ended: { $name }
    [check_due] Due today: { $name }
    [check_late] Not checked yet: { $name }
    [kpi_changed] Changed: { $name }
   *[comment] New comment: { $name }
}
mail-notice-body =
    Hello,

    { $topic ->
        [review] { $who } asks you to review "{ $name }" (brand "{ $brand }").
        [approved] { $who } approved your post "{ $name }" (brand "{ $brand }").
        [changes_requested] { $who } sent your post "{ $name }" (brand "{ $brand }") back.
        [rejected] { $who } rejected your post "{ $name }" (brand "{ $brand }").
        [overdue] The deadline for reviewing "{ $name }" (brand "{ $brand }") has passed. Those who lead can decide now too.
        [mention] { $who } mentioned you in a comment on "{ $name }" (brand "{ $brand }").
        [failed] "{ $name }" (brand "{ $brand }") could not be published. The post is kept; its page says why and what to do.
        [unconfirmed] The network gave no clear answer for "{ $name }" (brand "{ $brand }"). Look at the account and say on the post's page whether it went out; it is not sent again by itself.
        [sign_in_needed] The profile { $name } (brand "{ $brand }") is not signed in any more. Until you connect it again, its posts cannot go out.
        [experiment] The experiment "{ $name }" (brand "{ $brand }") has ended by itself. Its page says what came of it.
        [check_due] The KPI "{ $name }" (brand "{ $brand }") is due to be checked. Its page has the numbers at hand.
        [check_late] The KPI "{ $name }" (brand "{ $brand }") was due to be checked three days ago. Its page has the numbers at hand.
        [kpi_changed] { $who } changed the KPI "{ $name }" (brand "{ $brand }"), which is shared with you, or the strategy around it: the objective it serves, or a goal for it. Its page says what was changed.
       *[comment] { $who } commented on "{ $name }" (brand "{ $brand }").
    }
    { $said ->
        [yes] {""}
        > { $detail }
       *[no] {""}
    }
    { $link }

    Choose here what you get mail about:
    { $settings }
