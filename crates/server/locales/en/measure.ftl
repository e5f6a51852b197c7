# Numbers: questions, files, dashboards.
cut-unfit = "{ $value }" cannot be used here: what happened over time is told by day, week, month, profile, brand or network only, and each once. Ask for what came of the posts instead.
cuts-too-many = At most { $limit } dimensions at once. Leave one out.
dashboards-too-many = A brand has at most { $limit } dashboards. Remove one that is no longer needed.
figure-unfit = No single post has this figure. Choose one that posts have, such as interactions.
import-empty = The file holds no data. Download it again, for a period in which there were posts.
import-network-missing = The file does not say of which network it is. Choose the network.
import-not-a-table = This is not a table. Choose the CSV or Excel download.
import-other-network = The file is of { $file }, the profile is on { $profile }. Choose a profile on { $file }.
import-profile-missing = The file has numbers of a profile. Say which one, or name a new one.
import-too-large = The file is too large: at most { $limit_mb } MB and a million rows. Download a shorter period.
import-undone = This import was taken back before.
import-unknown-shape = These columns are not known. Say what they mean, and try again.
import-unreadable-encoding = The text's encoding cannot be read. Save the file as CSV in UTF-8.
import-zip = This is an archive. Unpack it, and import the files in it one by one.
link-unknown = This link is not known, was withdrawn, or its time is over. Ask whoever sent it for a new one.
