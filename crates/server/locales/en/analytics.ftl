# Numbers: questions, files, dashboards.
cut-unfit = "{ $value }" cannot be used here: what happened over time is told by day, week, month, profile, brand or network only, and each once. Ask for what came of the posts instead.
cuts-too-many = At most { $limit } dimensions at once. Leave one out.
dashboards-too-many = A brand has at most { $limit } dashboards. Remove one that is no longer needed.
figure-unfit = No single post has this figure. Choose one that posts have, such as interactions.
import-network-missing = The file does not say of which network it is. Choose the network.
import-other-network = The file is of { $file }, the profile is on { $profile }. Choose a profile on { $file }.
import-profile-missing = The file has numbers of a profile. Say which one, or name a new one.
import-several-accounts = The file has rows of several accounts on this network: { $accounts }. Choose the profile that is called like one of them, or leave the rows of one account in the file.
import-undone = This import was taken back before.
link-unknown = This link is not known, was withdrawn, or its time is over. Ask whoever sent it for a new one.
numbers-empty = The file holds no data. Download it again, for a period in which there were posts.
numbers-not-a-table = This is not a table. Choose the CSV or Excel download.
numbers-too-large = The file is too large: at most { $limit_mb } MB and a million rows. Download a shorter period.
numbers-unknown-shape = These columns are not known. Say what they mean, and try again.
numbers-unreadable-encoding = The text's encoding cannot be read. Save the file as CSV in UTF-8.
numbers-zip = This is an archive. Unpack it, and import the files in it one by one.
weeks-unfit = Each stretch needs at least one whole week from Monday to Sunday, the first before the second, within two years.

# Competitors
competitor-address-malformed = This cannot be a profile on { $network }. Enter its handle, or copy the address of its page.
competitor-look-away = The network could not be asked ({ $detail }). What is known stays; Selaras tries again by itself.
competitor-look-not-found = The network does not know this profile any more. It may have been deleted or renamed; if so, remove it here and add the new one.
competitor-look-not-shown = The network does not show this profile to us any more ({ $detail }). Connect an account of yours on the same network, through which Selaras can look.
competitor-name-missing = Say who it is: the name is empty.
competitor-name-too-long = The name has { $count } characters; { $limit } are allowed. Shorten it.
competitor-network-away = { $network } could not be reached or did not answer as expected ({ $detail }). Try again later.
competitor-network-busy = { $network } asks us to slow down. Wait { $retry_after ->
    [one] 1 second
   *[other] { $retry_after } seconds
} and try again.
competitor-network-closed = { $network } shows Selaras no profiles of others, so they cannot be looked at there. Choose another network.
competitor-network-unknown = This release does not know the network { $network }. Choose one that is offered.
competitor-note-too-long = The note has { $count } characters; { $limit } are allowed. Shorten it.
competitor-profile-known = { $handle } is a profile of { $name } already. Each profile is looked at once in a brand.
competitor-profile-not-found = Nobody is known on { $network } by this name. Check the spelling, or copy the address of the profile's page.
competitor-profile-not-shown = { $network } does not show this profile to us. Connect an account of yours there, through which Selaras can look, then try again.
competitor-profile-ours = { $handle } is a profile of this brand itself. Its numbers stand beside those of competitors already.
competitor-profiles-too-many = A competitor has at most { $limit } profiles here. Remove one that matters less.
competitor-words-too-long = The words on how they were found have { $count } characters; { $limit } are allowed. Shorten them.
competitors-too-many = A brand has at most { $limit } competitors here. Remove one that matters less.

# Websites, costs and returns
currency-unfit = A currency is three letters, such as IDR or USD (ISO 4217). Enter its code.
ledger-amount = The amount must be at least one of the currency's smallest unit, and at most 10^15 of them. Correct it.
ledger-full = A brand has at most { $limit } costs and returns here. Remove some that no longer matter, or put small ones together.
ledger-kind = A { $side } cannot be of the kind "{ $kind }". Costs are of people, tools, ads, influencers or other; returns of sales, leads, signups, savings or other.
ledger-note = The note is too long: { $limit } characters are allowed. Shorten it.
ledger-word = This is too long: { $limit } characters are allowed. Shorten it.
site-busy = More than { $limit } hits in a minute came from this website. What comes beyond that is not counted; wait a minute.
site-host = "{ $host }" is no host name. Enter it without https:// and without a path, such as kopisenja.id or *.kopisenja.id.
site-hosts = Enter 1 to { $limit } host names of the website.
site-link-url = The link must lead to a web page: a whole address with http:// or https://, without a user name, at most { $limit } characters.
site-link-word = This is too long: { $limit } characters are allowed. Shorten it.
site-links-too-many = A brand has at most { $limit } short links. Remove some that are no longer needed.
site-name = The name of a website has 1 to { $limit } characters.
site-other-host = This page is not one of the website it names. Add its host name to the website in Selaras if it should be counted.
site-value = This value cannot be counted. Enter a number such as 12.5, not below 0, with no more decimals than { $currency } has.
sites-too-many = A brand has at most { $limit } websites here. Remove one that matters less.

# Experiments
experiment-arms-same = Both versions have the same name. Name them apart.
experiment-begun = This experiment has begun: what it compares stays as it is, or one could choose the result. Only its names and its note can change. To compare something else, make a new one.
experiment-figure = Single posts do not have this figure. Choose one that they have, such as interactions, clicks or reach.
experiment-hashtag = This is no hashtag. Enter one word without #.
experiment-hours = The hours do not fit. Enter both: from 0 to 23, until 1 to 24, not the same.
experiment-name = A name has 1 to { $limit } characters.
experiment-not-running = This experiment does not run, so it cannot be stopped.
experiment-note = The note is too long: { $limit } characters are allowed. Shorten it.
experiment-over = This experiment is over; its posts stay as they are.
experiment-profile = One of these profiles is none of this brand's, or was connected just now. Choose others, or try again in a minute.
experiment-profiles = Choose 1 to { $limit } profiles.
experiment-rule-empty = This rule takes every post. Say by what posts come into this version, or leave the rule out and put them there by hand.
experiment-rules-same = The rules of both versions are the same, so no post could tell them apart. Change one.
experiment-unusual = Posts of several profiles are compared by what is usual on each, and of one of these fewer than { $least } posts with this figure are known. Leave it out, or choose one profile alone.
experiments-full = A brand has at most { $limit } experiments here. Remove some that no longer matter.
experiments-running = At most { $limit } experiments run at the same time in a brand. Stop one first.
cohort-competitor = One of these is no competitor of this brand any more. Choose among those that are listed.
cohort-empty = Choose at least one competitor.
cohort-name = Give it a name of 1 to { $limit } characters.
cohort-name-taken = There is a group called { $name } already. Choose another name.
cohorts-too-many = A brand has at most { $limit } groups of competitors. Remove one that is no longer needed.

# Google Analytics
ga4-api-off = The Google Analytics Data API is not switched on in the project of this key. In Google Cloud, open APIs & Services, switch it on, wait a few minutes and try again.
ga4-away = Google Analytics cannot be reached just now ({ $detail }). What was fetched stays; try again later.
ga4-busy = The quota of this Google Analytics property is spent for now ({ $detail }). What was fetched stays; it goes on in an hour or so.
ga4-key-damaged = The private key in this file is damaged. Make a new key for the service account and use its file as it is.
ga4-key-kind = This file is of another kind. Needed is the JSON key of a service account, not that of an OAuth client or of a person.
ga4-key-lost = The key of this property cannot be opened any more: the file with the keys of this server was changed. Connect the property again.
ga4-key-refused = Google does not take this key ({ $detail }). It may have been deleted, or the clock of this server is wrong. Make a new key and connect the property again.
ga4-key-unfit = This is not the key file of a service account. Paste the whole content of the JSON file that Google gave when the key was made.
ga4-no-access = The service account may not see this property ({ $detail }). Check the number, and add the account's address as a viewer in Google Analytics under Property access management.
ga4-none = No Google Analytics property is connected to this brand. Connect one first.
ga4-other-property = Numbers of the property { $property } are kept here. Disconnect it and remove its numbers first, so that two properties are never mixed.
ga4-property-unfit = This is not the number of a property. It has digits only, and stands in Google Analytics under Admin, Property details.
ga4-refused = Google refuses to report on this property ({ $detail }). Check that it is a Google Analytics 4 property, and try again.
