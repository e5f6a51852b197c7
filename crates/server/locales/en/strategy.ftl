# Strategy: objectives, goals, tactics.
audit-hours = The hours per post must be from 0 to { $limit }. Enter such a number.
audit-not-over = The last day of an audit must be over. Choose yesterday or an earlier day.
audit-profile-gone = This profile is not part of the audit. Reload the page and choose one that is.
audit-reason = A verdict of your own needs a reason. Write why.
audit-too-long = An audit looks at { $limit } days at most. Choose a shorter time.
audit-too-short = An audit needs { $least } days at least, so that there is something to judge by. Choose a longer time.
audits-full = A brand keeps at most { $limit } audits. Delete old ones first.
goal-ends-before = The goal ends before it begins. Choose a deadline after its first day.
goal-focus-taken = "{ $title }" is the focus goal now. Take the focus from it first, so that effects can be told apart.
goal-milestone-day = A milestone stands on { $day }: milestones lie between the first day and the deadline, one a day. Move it.
goal-milestones = A number has at most { $limit } milestones. Remove some.
goal-result-twice = Two key results have the same id. Give each one of its own.
goal-results = A goal has at least one number to be reached, and at most { $limit } in this framework. Add or remove some.
goal-strategy-of-other = The strategy belongs to another objective. Choose one of the objective that the goal serves.
goal-too-long = A goal runs for at most { $limit } days. Divide it into goals that can be checked sooner.
goal-value = This number cannot be used. Enter one below 9 quadrillion.
inventory-full = At most { $limit } profiles can be described. Remove some first.
inventory-known = This profile is in the inventory already. Change it there.
inventory-profile-gone = This profile is not there any more. Reload the page.
smart-above-possible = { $value } cannot be: { $most } is the most there is. Look whether a decimal point was lost.
smart-already-met = This is so already: it is { $baseline } now, and the target is { $target }. Choose a target that is not there yet.
smart-below-baseline = This is no better than before: as much time before it had { $baseline }, the target is { $target }. Choose a higher target.
smart-below-zero = { $value } cannot be: this never falls below zero. Correct it.
smart-currency-mismatch = This is kept in { $wanted }, but the target is in { $unit }. Tell it in { $wanted }.
smart-deadline-past = The deadline has passed. Choose a later one.
smart-figure-unit = { $figure } is not counted in { $unit }. Choose another measure or another unit.
smart-milestone-outside = A milestone lies outside the time of the goal. Move it.
smart-milestone-twice = There are two milestones on one day. Remove one.
smart-not-a-number = This is not a number. Correct it.
smart-start-after-deadline = The goal begins after its deadline. Correct one of the two.
smart-unit-mismatch = The target is in { $unit }, but this is told in { $wanted }. Tell it in { $wanted }.
strategy-campaign-taken = Posts of the campaign "{ $campaign }" already count for the tactic "{ $tactic }". A campaign belongs to one tactic; take it from the other first.
strategy-campaigns = A tactic has at most { $limit } campaigns. Remove some.
strategy-full = A strategy has at most { $limit } parts here. Remove what no longer matters.
strategy-gone = The { $kind } it hangs on is not there any more. Choose another.
strategy-in-use = { $count ->
    [one] One part hangs on this. Move or remove it first.
   *[other] { $count } parts hang on this. Move or remove them first.
}
strategy-kind = This is of the kind "{ $kind }" and stays so. Make a new one of the other kind.
strategy-missing = This is needed. Fill it in.
strategy-name-taken = There is an objective of this name already. Choose another name.
strategy-profiles = At most { $limit } profiles can be chosen; choose none for all of them.
strategy-too-long = This is too long: { $limit } characters are allowed. Shorten it.
