# People, sign-in, members, invitations, API tokens, brands, profiles.
already-set-up = Selaras has been set up already. Sign in, or ask an owner for an invitation.
sign-in-needed = You are not signed in, or the session has ended. Sign in again.
sign-in-wrong = The e-mail address or the password is wrong. Check both and try again.
sign-in-throttled = There were too many attempts. Wait { $retry_after ->
    [one] 1 second
   *[other] { $retry_after } seconds
} and try again.
token-invalid = This API token is not valid. It may have been revoked; make a new one under "API tokens".
token-expired = This API token ended at { $at }. Make a new one under "API tokens".
no-workspace = You belong to no workspace any more. Ask an owner for an invitation.
sign-in-in-person = This concerns your own account and is not done with an API token. Sign in with your password.
person-needed = This can only be done by a person. Sign in, or use the API token of a person.
stale = This was changed in the meantime. Load it again, look at the changes, and make yours anew.

email-invalid = "{ $value }" is not an e-mail address. Write it like name@example.com.
language-unknown = There are no texts in the language "{ $value }". Choose one of: { $allowed }.
name-missing = The name is empty. Enter one.
name-unprintable = The name contains characters that cannot be shown. Remove them.
password-wrong = The current password is wrong. Check it and try again.
password-too-long = The password may have at most { $limit } characters; it has { $count }. Shorten it.
password-weak = { $reason ->
    [short] The password is too short. Use at least { $min } characters; a few unrelated words make a good one.
    [keyboard] The password follows the keys of the keyboard, which is easy to guess. Use a few unrelated words instead.
    [repeats] The password repeats itself, which is easy to guess. Use a few unrelated words instead.
    [sequence] The password is a plain sequence, which is easy to guess. Use a few unrelated words instead.
    [date] Dates and years are easy to guess. Use a few unrelated words instead.
    [name] Names are easy to guess. Use a few unrelated words instead.
    [common] This password, or one much like it, is used by many people. Use a few unrelated words instead.
    [word] A single word is easy to guess. Use a few unrelated words instead.
   *[other] The password is too easy to guess. Add a few unrelated words.
}

owner-needed = Only an owner can make, change or remove owners. Ask an owner to do it.
role-needs-workspace = An owner owns the whole workspace, not one brand. Choose another role, or leave the brand out.
last-owner = This is the last owner of the workspace. Make somebody else an owner first.
already-member = { $email } is a member there already. Change the role in the list of members instead.
account-exists = There is an account for { $email } already. Sign in with it, then open the invitation again.
invitation-over = This invitation was used or taken back, or it is more than 7 days old. Ask for a new one.
invitation-for-other = This invitation is for { $email }. Sign in with that address, or ask for an invitation to yours.

token-scope-too-wide = A token cannot do more than you can: you do not have the right "{ $right }". Leave it out.
token-of-other-workspace = This was begun in another workspace, where this token is not good. Finish it in the browser, signed in, or with a token of that workspace.
token-expiry-past = { $at } has gone by. Choose a later time, or leave it out for a token that does not end.
token-expiry-too-late = A token made with another token cannot outlive it. Choose { $max } at the latest.

slots-too-many = A profile can have at most { $limit } weekly slots; these are { $count }. Remove some.
profile-in-other-brand = The account { $handle } is connected in another brand of this workspace. Remove it there first.
connect-state-unknown = This sign-in is over, was finished already, or was begun by somebody else. Begin it again; it must be finished within 15 minutes.
connect-refused = The network did not let us in ({ $detail }). Check the user name and the app password or token, then try again.
connect-not-found = The network knows no such account or server ({ $detail }). Check the spelling.
connect-address-refused = This address cannot be used ({ $detail }). Enter the public address of a server, such as mastodon.social.
connect-not-a-server = This is not the address of a server. Enter one such as mastodon.social or https://mastodon.social.
connect-plain-http = This server would be called by plain http, which is only allowed in private networks that are listed. Write https:// before the address, or have the network added to the setting outbound.allow_private.
connect-private-network = This address lies in a private or reserved network. Enter the public address of a server, or have the network added to the setting outbound.allow_private.
connect-not-a-name = This cannot be the name of an account. Enter the whole name, such as name.bsky.social.
connect-name-unknown = No account can be found by this name. Check the spelling; a name that was changed a short while ago may take some hours.
connect-rate-limited = The network asks us to slow down ({ $detail }). Wait a few minutes and try again.
connect-failed = The network could not be reached or did not answer as expected ({ $detail }). Try again later; if it stays so, check the server's address.
connect-nothing = The network let us in but offered no account to publish to. Make sure you chose at least one account or page.
secret-empty = The network let us in but gave nothing to sign in with later, so nothing was changed. Try again.

# Sample data
brand-sample = This brand is sample data. Connect your accounts to a brand of your own; sample data is removed without trace.
sample-profile = This is a sample profile, and nothing of it is ever sent. Connect your own profile to publish.
sample-underway = Sample data is being made or removed just now. Wait a moment and look again.

# Mentions
accounts-unreadable = { $network } could not be asked for accounts just now. Type the mention yourself.
absence-dates = An absence has a first and a last day, lasts { $limit } days at most and does not lie in the past.
deputy-self = Choose somebody else: nobody stands in for themselves.
deputy-unknown = This person is not a member here any more. Choose another.
deputy-right = This person may not approve in any brand where the one who is away may. Choose another.
