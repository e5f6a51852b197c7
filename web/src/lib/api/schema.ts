// Made by `cargo xtask codegen` from the API's description. Do not edit.
export interface paths {
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Absences that are or will be, the first to begin first: everybody's for those who see the members, else one's own.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_absences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says that somebody is away and who decides in their place, instead of what was said before.
         * @description Needs the right `posts.approve`.
         */
        put: operations["set_absence"];
        post?: never;
        /**
         * Ends an absence before its time.
         * @description Needs the right `posts.approve`.
         */
        delete: operations["end_absence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a decision in a brand, the oldest first.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/sent-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent back in a brand and waits for its writers, the oldest first.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_sent_back"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail, newest first.
         * @description Needs the right `audit.read`.
         */
        get: operations["list_audit_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audits of a brand, the newest first, in short.
         * @description Needs the right `strategy.read`.
         */
        get: operations["list_brand_audits"];
        put?: never;
        /**
         * Audits a brand: its profiles, the twelve measures of each, findings with what they rest on, a verdict per profile. Networks that can be
         *     searched are asked who looks like us. Takes some seconds.
         * @description Needs the right `strategy.write`.
         */
        post: operations["create_brand_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One audit, with what changed since the one before and what its posts say.
         * @description Needs the right `strategy.read`.
         */
        get: operations["get_brand_audit"];
        put?: never;
        post?: never;
        /**
         * Removes an audit.
         * @description Needs the right `strategy.write`.
         */
        delete: operations["remove_brand_audit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audits/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Puts a verdict of people beside that of the rules, with a reason, or takes it back. The rules' stays visible.
         * @description Needs the right `strategy.write`.
         */
        put: operations["overrule_audit_verdict"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/benchmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a brand did on each of its networks, beside what is published of them, with publisher, year and denominator.
         * @description Needs the right `numbers.read`.
         */
        get: operations["benchmarks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The brands one has any part in.
         * @description Needs the right `workspace.read`.
         */
        get: operations["list_brands"];
        put?: never;
        /**
         * Makes a brand.
         * @description Needs the right `brands.manage`.
         */
        post: operations["create_brand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One brand.
         * @description Needs the right `workspace.read`.
         */
        get: operations["get_brand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a brand.
         * @description Needs the right `brands.manage`.
         */
        patch: operations["update_brand"];
        trace?: never;
    };
    "/api/v1/brands/{id}/approval-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The steps that the posts of a brand go through.
         * @description Needs the right `posts.read`.
         */
        get: operations["get_approval_steps"];
        /**
         * Says which steps the posts of a brand go through from now on. What is in review keeps the steps it has.
         * @description Needs the right `brands.manage`.
         */
        put: operations["set_approval_steps"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which holidays a brand's calendar marks.
         * @description Needs the right `posts.read`.
         */
        get: operations["get_holiday_choice"];
        /**
         * Chooses which holidays a brand's calendar marks.
         * @description Needs the right `brands.manage`.
         */
        put: operations["choose_holidays"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}/import-columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the headings of a brand's tables mean, where they are not known by themselves.
         * @description Needs the right `posts.read`.
         */
        get: operations["get_import_columns"];
        /**
         * Remembers what headings of a brand's tables mean, beside those that are remembered already.
         * @description Needs the right `posts.write`.
         */
        put: operations["set_import_columns"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}/kit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A brand's logos, colours, typefaces and voice.
         * @description Needs the right `media.read`.
         */
        get: operations["get_brand_kit"];
        /**
         * Says what a brand looks and sounds like; replaces all of it.
         * @description Needs the right `media.write`.
         */
        put: operations["set_brand_kit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/briefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The briefs that one got of a brand.
         * @description Needs the right `strategy.read`.
         */
        get: operations["briefs"];
        put?: never;
        /**
         * Writes this week's brief for oneself before its hour, and sends it by mail to those who want that.
         * @description Needs the right `numbers.read`.
         */
        post: operations["write_brief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/briefs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A brief as one got it.
         * @description Needs the right `strategy.read`.
         */
        get: operations["brief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/briefs/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a brief of a brand would say now, in one's own language. It is neither kept nor sent.
         * @description Needs the right `numbers.read`.
         */
        get: operations["brief_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cadence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plan of each profile that has a target, held against it: how many of how many by day or week, and a time that would fill a gap.
         * @description Needs the right `profiles.read`.
         */
        get: operations["get_pace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own feeds of a brand, the newest first.
         * @description Needs a session; tokens are refused.
         */
        get: operations["list_calendar_feeds"];
        put?: never;
        /**
         * Makes a secret address at which a calendar program reads the brand's calendar.
         * @description Needs a session; tokens are refused.
         */
        post: operations["create_calendar_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraws a feed of one's own.
         * @description Needs a session; tokens are refused.
         */
        delete: operations["withdraw_calendar_feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-feeds/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a feed of one's own a new address; the old one opens nothing any more.
         * @description Needs a session; tokens are refused.
         */
        post: operations["renew_calendar_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads an iCalendar file and makes days of the brand's own, or drafts, of its events.
         * @description Rules are followed for two years, to at most 400 dates each. Events with a problem are left out and told by line.
         *
         *     Needs the right `posts.write`.
         */
        post: operations["import_calendar_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A calendar for calendar programs (RFC 5545), as the person who made its address may see it.
         * @description Public.
         */
        get: operations["read_calendar_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cohorts of a brand, by name.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_cohorts"];
        put?: never;
        /**
         * Puts competitors together under a name.
         * @description Needs the right `profiles.manage`.
         */
        post: operations["create_cohort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cohorts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a cohort; its competitors stay.
         * @description Needs the right `profiles.manage`.
         */
        delete: operations["remove_cohort"];
        options?: never;
        head?: never;
        /**
         * Changes a cohort.
         * @description Needs the right `profiles.manage`.
         */
        patch: operations["update_cohort"];
        trace?: never;
    };
    "/api/v1/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes a comment of one's own, with its answers.
         * @description Needs the right `posts.read`.
         */
        delete: operations["delete_comment"];
        options?: never;
        head?: never;
        /**
         * Changes the words of a comment of one's own; or settles one, or opens it again.
         * @description Needs the right `posts.read`.
         */
        patch: operations["update_comment"];
        trace?: never;
    };
    "/api/v1/competitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The competitors of a brand with their profiles, by name.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_competitors"];
        put?: never;
        /**
         * Adds a competitor, to whom profiles are added then.
         * @description Needs the right `profiles.manage`.
         */
        post: operations["create_competitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One competitor with its profiles.
         * @description Needs the right `numbers.read`.
         */
        get: operations["get_competitor"];
        put?: never;
        post?: never;
        /**
         * Removes a competitor with its profiles and all that was counted of them.
         * @description Needs the right `profiles.manage`.
         */
        delete: operations["remove_competitor"];
        options?: never;
        head?: never;
        /**
         * Changes a competitor.
         * @description Needs the right `profiles.manage`.
         */
        patch: operations["update_competitor"];
        trace?: never;
    };
    "/api/v1/competitors/{id}/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a profile to a competitor: it is looked for at its network at once, and looked at every six hours from then on.
         * @description Needs the right `profiles.manage`.
         */
        post: operations["add_competitor_profile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{id}/profiles/{profile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lets go of a profile of a competitor with all that was counted of it.
         * @description Needs the right `profiles.manage`.
         */
        delete: operations["remove_competitor_profile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Us and each competitor side by side over a time: followers, how often and what they post, and what comes of it. What is not known
         *     is left out, which is not 0.
         * @description Needs the right `numbers.read`.
         */
        get: operations["compare_competitors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard-link/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows a dashboard to whoever has its link.
         * @description Public.
         */
        post: operations["look_at_dashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The dashboards of a brand: the ready ones, then its own.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_dashboards"];
        put?: never;
        /**
         * Makes a dashboard.
         * @description Needs the right `numbers.write`.
         */
        post: operations["create_dashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One dashboard of a brand's own.
         * @description Needs the right `numbers.read`.
         */
        get: operations["get_dashboard"];
        /**
         * Changes a dashboard.
         * @description Needs the right `numbers.write`.
         */
        put: operations["update_dashboard"];
        post?: never;
        /**
         * Removes a dashboard with its link.
         * @description Needs the right `numbers.write`.
         */
        delete: operations["remove_dashboard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the link by which a dashboard is seen without an account; the one before opens nothing any more.
         * @description Needs the right `numbers.write`.
         */
        post: operations["share_dashboard"];
        /**
         * Withdraws the link of a dashboard.
         * @description Needs the right `numbers.write`.
         */
        delete: operations["withdraw_dashboard_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes as they happen, as server-sent events.
         * @description Each has the event's number as `id`, its kind as `event` and the event as `data`. With `Last-Event-ID` it goes on after
         *     that number, otherwise from now on. The stream ends when the server stops or one may listen no more, and shows other brands when one's roles change.
         *
         *     Needs the right `posts.read`.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The experiments of a brand with how they stand, the newest first, without their posts. One that turns out to be settled ends.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_experiments"];
        put?: never;
        /**
         * Makes an experiment, and begins it if that is wanted. Posts count that appear after it began.
         * @description Needs the right `numbers.write`.
         */
        post: operations["create_experiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One experiment with its posts. When it turns out to be settled, it ends.
         * @description Needs the right `numbers.read`.
         */
        get: operations["get_experiment"];
        /**
         * Says an experiment anew. Once it has begun, only its names and its note can change.
         * @description Needs the right `numbers.write`.
         */
        put: operations["update_experiment"];
        post?: never;
        /**
         * Removes an experiment; its posts stay what they are.
         * @description Needs the right `numbers.write`.
         */
        delete: operations["remove_experiment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Puts posts into versions of an experiment by hand: for who writes posts (`posts.write`) or keeps numbers (`numbers.write`). A post is in
         *     one version at most.
         * @description Needs the right `numbers.read`.
         */
        put: operations["place_experiment_posts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins an experiment: posts that appear from now on count.
         * @description Needs the right `numbers.write`.
         */
        post: operations["start_experiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an experiment before it is settled. How it stands is kept.
         * @description Needs the right `numbers.write`.
         */
        post: operations["stop_experiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many posts an experiment would take, from the profiles' own posts of the last year. Nothing is made.
         * @description Needs the right `numbers.read`.
         */
        post: operations["plan_experiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts of a brand by due time as a table that `import_posts` reads, its columns named in the reader's language.
         * @description Without a range: the empty table.
         *
         *     Needs the right `posts.read`.
         */
        get: operations["export_posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/ambition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a brand's OKRs are set too soft or too hard, from how the last ones ended.
         * @description Needs the right `numbers.read`.
         */
        get: operations["goals_ambition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/baseline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a number was over a time, to begin a goal from.
         * @description Needs the right `numbers.read`.
         */
        post: operations["goal_baseline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a goal is SMART, letter by letter, with reasons and something better: one for each of its numbers.
         * @description Needs the right `numbers.read`.
         */
        post: operations["check_goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/checkins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a note on a goal away.
         * @description Needs the right `strategy.write`.
         */
        delete: operations["remove_goal_checkin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far all open goals of a brand are.
         * @description Needs the right `numbers.read`.
         */
        get: operations["goals_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a sentence says of a goal; what it does not say is absent.
         * @description Needs the right `strategy.read`.
         */
        post: operations["read_goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link by which a guest looks at posts without an account.
         * @description Needs the right `posts.write`.
         */
        post: operations["create_guest_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraws a link.
         * @description Needs the right `posts.write`.
         */
        delete: operations["withdraw_guest_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A guest says something about a post.
         * @description Public.
         */
        post: operations["guest_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A guest approves a post, or sends it back or rejects it with a reason.
         * @description Public.
         */
        post: operations["guest_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a guest's link shows.
         * @description Public.
         */
        post: operations["guest_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The bytes of a file that a guest's posts show.
         * @description Public.
         */
        post: operations["guest_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Holidays, joint leave, observances and the brand's own days, by date.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_holidays"];
        put?: never;
        /**
         * Adds a day of a brand's own.
         * @description Needs the right `posts.write`.
         */
        post: operations["add_own_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holidays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes away a day of a brand's own.
         * @description Needs the right `posts.write`.
         */
        delete: operations["remove_own_day"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a post of each line of a table (`text/csv`, or the first sheet of a workbook) or list (`application/json`): all of them, or
         *     none when any line has a problem and it is not to be left out.
         * @description Columns: `text`, `at`, `zone`, `profiles`, `title`, `campaign`, `pillar`, `warning`, `language`, `visibility`.
         *
         *     Needs the right `posts.write`.
         */
        post: operations["import_posts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/best": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which hours, formats, lengths, hashtags and cadence do best on a profile, by its own last two years, with how sure that is. Promoted
         *     posts are left out.
         * @description Needs the right `numbers.read`.
         */
        get: operations["what_does_best"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/odd-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The days on which interactions were out of the ordinary, with the posts that made them.
         * @description Needs the right `numbers.read`.
         */
        get: operations["odd_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/promoted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which of our posts of the last two years were promoted with money: as the network says, or by the shape of their interactions over
         *     time and against reach, with how sure that is.
         * @description Needs the right `numbers.read`.
         */
        get: operations["promoted_posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insight/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why interactions changed from one stretch of weeks to another: season, everybody or us; and of our part, whether by frequency,
         *     targeting or quality.
         * @description Needs the right `numbers.read`.
         */
        get: operations["why_changed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every profile of a brand in one place, with what people say of each: connected ones, those known from files, and those that people added.
         * @description Needs the right `strategy.read`.
         */
        get: operations["list_inventory"];
        put?: never;
        /**
         * Says something of a profile for the first time, or adds one that only people know of.
         * @description Needs the right `strategy.write`.
         */
        post: operations["create_inventory_profile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says something else of a profile.
         * @description Needs the right `strategy.write`.
         */
        put: operations["update_inventory_profile"];
        post?: never;
        /**
         * Forgets what people said of a profile; one that only people knew of is gone.
         * @description Needs the right `strategy.write`.
         */
        delete: operations["remove_inventory_profile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every profile of every brand whose strategy may be seen, in one place.
         * @description Needs the right `strategy.read`.
         */
        get: operations["list_inventory_everywhere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open invitations, the oldest first.
         * @description Needs the right `members.read`.
         */
        get: operations["list_invitations"];
        put?: never;
        /**
         * Invites somebody.
         * @description The link is shown only here; where mail is set up it is mailed too. An open invitation of the same address to the
         *     same place is replaced, so sending this twice does no harm.
         *
         *     Needs the right `members.manage`.
         */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes an invitation back.
         * @description Needs the right `members.manage`.
         */
        delete: operations["revoke_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins by an invitation.
         * @description Public.
         */
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an invitation says to the one who follows its link.
         * @description Public.
         */
        post: operations["look_at_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The KPIs of a brand, in the order in which they were made: each with its number over the last 13 periods, and what is due. They are
         *     made, changed and removed as parts of the strategy.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_kpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One KPI with its checks and reviews.
         * @description Needs the right `numbers.read`.
         */
        get: operations["get_kpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Holds a check or review of a KPI, once for each day on which it is due. The number that is known now is kept with it.
         * @description Needs the right `numbers.write`.
         */
        post: operations["hold_kpi_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a KPI would come to, in what it would be told, and whether it is SMART. Nothing is made.
         * @description Needs the right `numbers.read`.
         */
        post: operations["check_kpi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The costs and returns of a brand that touch a time, the latest first.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_ledger"];
        put?: never;
        /**
         * Adds a cost or a return.
         * @description Needs the right `numbers.write`.
         */
        post: operations["create_ledger_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says a cost or a return anew.
         * @description Needs the right `numbers.write`.
         */
        put: operations["update_ledger_entry"];
        post?: never;
        /**
         * Removes a cost or a return.
         * @description Needs the right `numbers.write`.
         */
        delete: operations["remove_ledger_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a web page says of itself, as a card to go under a post that links to it. Its picture goes into the library.
         * @description Needs the right `posts.write`.
         */
        post: operations["propose_link_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Oneself.
         * @description Needs a session or a token.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes one's own account.
         * @description Needs a session; tokens are refused.
         */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one wants to be told.
         * @description Needs a session; tokens are refused.
         */
        get: operations["notification_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Chooses how to be told; topics that are not named stay as they are.
         * @description Needs a session; tokens are refused.
         */
        patch: operations["choose_notifications"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes one's password; all other sessions end.
         * @description Needs a session; tokens are refused.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in.
         * @description Needs a session; tokens are refused.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        /**
         * Ends all of one's sessions but this one.
         * @description Needs a session; tokens are refused.
         */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a session of one's own.
         * @description Needs a session; tokens are refused.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers up to 24 questions about numbers. Nothing is changed.
         * @description Needs the right `numbers.read`.
         */
        post: operations["measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measure/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The profiles of a brand whose numbers are kept: connected ones, those of files, those of competitors.
         * @description Needs the right `numbers.read`.
         */
        get: operations["measured_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measure/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers one question as a table. Values are told in full, missing ones are empty.
         * @description Needs the right `numbers.read`.
         */
        post: operations["measure_table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A brand's files, newest first.
         * @description Needs the right `media.read`.
         */
        get: operations["list_media"];
        put?: never;
        /**
         * Adds a file to a brand's library.
         * @description What it is, is found from its bytes; metadata is taken out. The same file again gives the one that is there.
         *
         *     Needs the right `media.write`.
         */
        post: operations["upload_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One file's description.
         * @description Needs the right `media.read`.
         */
        get: operations["get_media"];
        put?: never;
        post?: never;
        /**
         * Removes a file that no post still has to show.
         * @description Needs the right `media.write`.
         */
        delete: operations["delete_media"];
        options?: never;
        head?: never;
        /**
         * Names, describes and files a file, and says under what terms it may be used.
         * @description Needs the right `media.write`.
         */
        patch: operations["update_media"];
        trace?: never;
    };
    "/api/v1/media/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One file's content.
         * @description Needs the right `media.read`.
         */
        get: operations["get_media_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a version of a file the current one again.
         * @description Needs the right `media.write`.
         */
        post: operations["make_media_current"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/planned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts the current version of a file into the posts that are still to go out and show an older one.
         * @description Each is changed as by hand: checked, kept as a version of the post, and approved again where the brand wants that.
         *
         *     Needs the right `posts.write`.
         */
        post: operations["refresh_planned_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A small picture of an image, for lists.
         * @description Needs the right `media.read`.
         */
        get: operations["get_media_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/sizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shapes in which a picture can be had.
         * @description Needs the right `media.read`.
         */
        get: operations["list_media_sizes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/sizes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture in a shape, cut from its middle.
         * @description Needs the right `media.read`.
         */
        get: operations["get_media_size"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The posts that show a file, at most a hundred.
         * @description Needs the right `media.read`.
         */
        get: operations["list_media_uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions of a file.
         * @description Needs the right `media.read`.
         */
        get: operations["list_media_versions"];
        put?: never;
        /**
         * Puts a newer version in the place of a file.
         * @description It gets the file's name, description, folder, tags and terms. Share links and the brand kit show it from now on; posts keep the
         *     version they were made with. Content that is an older version already makes that one current again.
         *
         *     Needs the right `media.write`.
         */
        post: operations["replace_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files whose time ends within 14 days, and those past it that scheduled posts show.
         * @description Needs the right `media.read`.
         */
        get: operations["list_media_ending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts files into folders and under tags, all or none.
         * @description Needs the right `media.write`.
         */
        post: operations["file_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/folders/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a folder another path, with all that lies in it. Doing it the other way round undoes it.
         * @description Needs the right `media.write`.
         */
        post: operations["move_media_folder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes files; those that a post still to go out shows stay. For a day they can be brought back.
         * @description Needs the right `media.write`.
         */
        post: operations["remove_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings back files that were removed within the last day.
         * @description Needs the right `media.write`.
         */
        post: operations["restore_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/shelves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The folders and tags of a brand's files.
         * @description Needs the right `media.read`.
         */
        get: operations["list_media_shelves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members, the oldest first.
         * @description Needs the right `members.read`.
         */
        get: operations["list_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a membership away.
         * @description Needs the right `members.manage`.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        /**
         * Gives a member another role.
         * @description Needs the right `members.manage`.
         */
        patch: operations["set_member_role"];
        trace?: never;
    };
    "/api/v1/mix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The content mix of a week, month or quarter: what was meant of each pillar, beside the posts that are out and those that are planned.
         *     Each post counts once, however many profiles it goes to.
         * @description Needs the right `strategy.read`.
         */
        get: operations["get_content_mix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The networks that can be connected.
         * @description Needs the right `profiles.read`.
         */
        get: operations["list_networks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one was told, the newest first.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks some of it as read, or all.
         * @description Needs the right `posts.read`.
         */
        post: operations["read_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of what one was told waits to be read.
         * @description Needs the right `posts.read`.
         */
        get: operations["count_unread_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/number-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was imported, the newest first.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_number_imports"];
        put?: never;
        /**
         * Reads a file of numbers as networks, web analytics and other tools let people download them (CSV, XLSX, XLS; its shape is
         *     found by its content), and takes them in, unless it is a dry run. The same file taken in again changes nothing.
         * @description Needs the right `numbers.write`.
         */
        post: operations["import_numbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/number-imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an import back whole: what it made known goes, what it changed is what it was, unless it was said anew since.
         * @description Needs the right `numbers.write`.
         */
        post: operations["undo_number_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/number-imports/headings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the headings of a brand's files mean, where they are not known by themselves.
         * @description Needs the right `numbers.read`.
         */
        get: operations["number_headings"];
        /**
         * Remembers what headings mean, beside those that are remembered already.
         * @description Needs the right `numbers.write`.
         */
        put: operations["set_number_headings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/number-imports/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What files said beside the numbers of posts and profiles, the newest import first; `import` of a row is the one that brought it.
         * @description Needs the right `numbers.read`.
         */
        get: operations["imported_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/number-imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty table to be filled in by hand, which `import_numbers` reads.
         * @description Needs the right `numbers.read`.
         */
        get: operations["number_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest numbers of deliveries and profiles, by id. What was never counted is left out: missing is not zero.
         * @description Needs the right `numbers.read`.
         */
        get: operations["latest_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/numbers/best": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What went out lately, by its reactions, each beside what is usual for its profile at the same age.
         * @description Needs the right `numbers.read`.
         */
        get: operations["best_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/numbers/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a number went, one series per source. Between two points the value stood still.
         * @description Needs the right `numbers.read`.
         */
        get: operations["number_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts of a brand by due time: a month, a range; or, with neither, those without a time, newest first.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_posts"];
        put?: never;
        /**
         * Makes a post: a draft, or with `when` one that goes out then.
         * @description Everything is checked by each network's own rules before anything is scheduled; all problems are told at once.
         *
         *     Needs the right `posts.write`.
         */
        post: operations["create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One post with its deliveries.
         * @description Needs the right `posts.read`.
         */
        get: operations["get_post"];
        put?: never;
        post?: never;
        /**
         * Deletes a post of which nothing has gone out.
         * @description Needs the right `posts.write`.
         */
        delete: operations["delete_post"];
        options?: never;
        head?: never;
        /**
         * Changes a post of which nothing has gone out.
         * @description Where the brand wants approval, changing the content of an approved post sends it back to draft.
         *
         *     Needs the right `posts.write`.
         */
        patch: operations["update_post"];
        trace?: never;
    };
    "/api/v1/posts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves a post that somebody else wrote and submitted; with a time it goes out then.
         * @description Needs the right `posts.approve`.
         */
        post: operations["approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls off what has not gone out.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All comments of a post, the oldest first.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_comments"];
        put?: never;
        /**
         * Says something about a post, as a whole or at a place in its text.
         * @description Needs the right `posts.read`.
         */
        post: operations["add_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The deliveries of a post, each with its state, and its error in words with what to do.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/deliveries/{delivery}/first-comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says a first comment again that failed, or settles one that is in doubt: a person has looked whether it appeared.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["settle_first_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/deliveries/{delivery}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settles an unconfirmed delivery: a person has looked whether it appeared.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["resolve_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/deliveries/{delivery}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries one failed delivery again at once.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["retry_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a draft that says the same on the same profiles.
         * @description Needs the right `posts.write`.
         */
        post: operations["duplicate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes every later post of its recurrence like this one: its words, its profiles and its time of day, each on its own day.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["change_following_posts"];
        /**
         * Deletes a post and every later one of its recurrence, and ends the recurrence. What is out stays.
         * @description Needs the right `posts.schedule`.
         */
        delete: operations["delete_following_posts"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/guest-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links that show a post, the newest first.
         * @description Needs the right `posts.write`.
         */
        get: operations["list_guest_links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people did with a post, newest first: with the reason where one was given.
         * @description Needs the right `posts.read`.
         */
        get: operations["post_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Holds back what is scheduled.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes at once.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/recurrence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a post that has a time repeat.
         * @description A post repeats by one rule only.
         *
         *     Needs the right `posts.schedule`.
         */
        post: operations["repeat_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns a post down with a reason: it stops here until somebody takes it back to draft.
         * @description Needs the right `posts.approve`.
         */
        post: operations["reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a rejected post back to draft.
         * @description Needs the right `posts.write`.
         */
        post: operations["reopen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/request-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a post back with a reason.
         * @description Needs the right `posts.approve`.
         */
        post: operations["request_post_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets what was held back go on; what is overdue goes out at once.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries all failed deliveries of a post again at once.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The steps of a post that was submitted, with what was decided.
         * @description Needs the right `posts.read`.
         */
        get: operations["get_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an approved post (or any, where the brand wants no approval) its time, or moves it.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["schedule_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits a draft for review.
         * @description Needs the right `posts.write`.
         */
        post: operations["submit_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back a decision that one made within the last 15 minutes, as long as nothing came of it.
         * @description Needs the right `posts.approve`.
         */
        post: operations["take_back_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a post said before it was changed, and what was submitted for review, the newest first.
         * @description To bring one back, change the post to say that again.
         *
         *     Needs the right `posts.read`.
         */
        get: operations["list_post_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts and checks a content by each network's rules; writes nothing.
         * @description Needs the right `posts.write`.
         */
        post: operations["check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The posts of a brand that went out or should have, with their numbers, page by page.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_published"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Splits a long text into the parts of a thread that fit every profile, at the ends of sentences where it can; writes
         *     nothing.
         * @description Needs the right `posts.write`.
         */
        post: operations["split_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The profiles one may see.
         * @description Needs the right `profiles.read`.
         */
        get: operations["list_profiles"];
        put?: never;
        /**
         * Connects with an app password or a token.
         * @description An account that is connected in this brand already gets the new secret.
         *
         *     Needs the right `profiles.manage`.
         */
        post: operations["connect_profile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One profile.
         * @description Needs the right `profiles.read`.
         */
        get: operations["get_profile"];
        put?: never;
        post?: never;
        /**
         * Disconnects a profile; what opens it is destroyed at once.
         * @description Needs the right `profiles.manage`.
         */
        delete: operations["remove_profile"];
        options?: never;
        head?: never;
        /**
         * Changes a profile: its zone, its weekly slots, whether it is on hold.
         * @description Needs the right `profiles.manage`.
         */
        patch: operations["update_profile"];
        trace?: never;
    };
    "/api/v1/profiles/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts on the profile's network that may be meant by a mention, asked for as the profile.
         * @description Needs the right `posts.write`.
         */
        get: operations["find_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/cadence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often a profile is meant to publish, and where one could begin on its network.
         * @description Needs the right `profiles.read`.
         */
        get: operations["get_cadence"];
        /**
         * Sets how often a profile is meant to publish.
         * @description Needs the right `profiles.manage`.
         */
        put: operations["set_cadence"];
        post?: never;
        /**
         * Takes a profile's target away.
         * @description Needs the right `profiles.manage`.
         */
        delete: operations["remove_cadence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/next-slot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next free weekly slot of a profile.
         * @description Needs the right `profiles.read`.
         */
        get: operations["next_slot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Profiles whose access ends within 14 days and needs a person to renew it.
         * @description Needs the right `profiles.read`.
         */
        get: operations["list_expiring_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a sign-in through the browser.
         * @description Needs the right `profiles.manage`.
         */
        post: operations["begin_profile_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/sign-ins/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finishes a sign-in with what the browser brought back.
         * @description Needs the right `profiles.manage`.
         */
        post: operations["finish_profile_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The recurrences of a brand that go on, are held back, or have several posts ahead though no more are made; the latest first.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_recurrences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurrences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a recurrence; posts that were made from it stay.
         * @description Needs the right `posts.schedule`.
         */
        delete: operations["end_recurrence"];
        options?: never;
        head?: never;
        /**
         * Holds a recurrence back together with its posts that are scheduled, or lets both go on. What was missed is called off.
         * @description Needs the right `posts.schedule`.
         */
        patch: operations["hold_recurrence"];
        trace?: never;
    };
    "/api/v1/recurrences/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The next occurrences of a plan, at most twelve; nothing is written.
         * @description Needs the right `posts.schedule`.
         */
        post: operations["preview_recurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it cost and what it brought in a time, by campaign, network, objective or kind: each currency for itself, with the ROI and
         *     the cost of an interaction.
         * @description Needs the right `numbers.read`.
         */
        get: operations["roi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sample data of the workspace, and how far the work on it has come; `null` when there is none.
         * @description Needs the right `workspace.read`.
         */
        get: operations["get_sample"];
        put?: never;
        /**
         * Begins to make sample data: a brand with a year of history. Nothing of it is ever sent. What is there already comes back.
         * @description Needs the right `brands.manage`.
         */
        post: operations["create_sample"];
        /**
         * Begins to remove the sample data, without trace.
         * @description Needs the right `brands.manage`.
         */
        delete: operations["remove_sample"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The networks of a brand by their scores, the best first, from the numbers of the last 90 days and what people say. It is kept as a
         *     part of the strategy.
         * @description Needs the right `numbers.read`.
         */
        get: operations["get_scorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in.
         * @description Sets the cookie `selaras_session`.
         *
         *     Public.
         */
        post: operations["sign_in"];
        /**
         * Signs out.
         * @description Ends the session of the cookie, if there is one.
         *
         *     Public.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether nobody is there yet.
         * @description Public.
         */
        get: operations["setup_state"];
        put?: never;
        /**
         * Makes the owner, the workspace and its first brand.
         * @description Works once, with the code of the link that `selaras serve` printed when nobody was there yet.
         *
         *     Public.
         */
        post: operations["setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/share-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links to a brand's files, the newest first.
         * @description Needs the right `media.write`.
         */
        get: operations["list_share_links"];
        put?: never;
        /**
         * Makes a link to chosen files or to a folder.
         * @description Needs the right `media.write`.
         */
        post: operations["create_share_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/share-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraws a link.
         * @description Needs the right `media.write`.
         */
        delete: operations["withdraw_share_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/share-links/{id}/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was taken through a link, the latest first.
         * @description Needs the right `media.write`.
         */
        get: operations["list_share_downloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/share/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The original of a file of the link. A form, so that a browser keeps it as it comes instead of holding all of it.
         * @description Public.
         */
        post: operations["share_download"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/share/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a link shows, page by page.
         * @description Public.
         */
        post: operations["share_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/share/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A small picture of a file of the link.
         * @description Public.
         */
        post: operations["share_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/site-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The short links of a brand, the newest first.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_site_links"];
        put?: never;
        /**
         * Makes a short link, which counts how often it is followed and tells the page it leads to where the visit comes from.
         * @description Needs the right `numbers.write`.
         */
        post: operations["create_site_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/site-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a short link with its count; its address leads nowhere any more.
         * @description Needs the right `numbers.write`.
         */
        delete: operations["remove_site_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The websites of a brand, by name.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_sites"];
        put?: never;
        /**
         * Adds a website to be counted.
         * @description Needs the right `numbers.write`.
         */
        post: operations["create_site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a website with all that was counted on it.
         * @description Needs the right `numbers.write`.
         */
        delete: operations["remove_site"];
        options?: never;
        head?: never;
        /**
         * Changes a website.
         * @description Needs the right `numbers.write`.
         */
        patch: operations["update_site"];
        trace?: never;
    };
    "/api/v1/strategy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole strategy of a brand: objectives, strategies, goals, tactics, in the order in which they were made.
         * @description Needs the right `strategy.read`.
         */
        get: operations["list_strategy"];
        put?: never;
        /**
         * Adds a part to a strategy.
         * @description Needs the right `strategy.write`.
         */
        post: operations["create_strategy_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One part of a strategy.
         * @description Needs the right `strategy.read`.
         */
        get: operations["get_strategy_item"];
        /**
         * Says a part of a strategy anew; what it said before is kept.
         * @description Needs the right `strategy.write`.
         */
        put: operations["update_strategy_item"];
        post?: never;
        /**
         * Removes a part of a strategy on which no other hangs. For 30 days it can be brought back.
         * @description Needs the right `strategy.write`.
         */
        delete: operations["remove_strategy_item"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/checkins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notes on a goal with how it stood then, the latest first.
         * @description Needs the right `numbers.read`.
         */
        get: operations["list_goal_checkins"];
        put?: never;
        /**
         * Says something of an open goal; how it stands today is kept with it.
         * @description Needs the right `strategy.write`.
         */
        post: operations["create_goal_checkin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the numbers of a goal come from: by tactic, pillar, campaign and network, each thing counted once; and the posts that brought most.
         * @description Needs the right `numbers.read`.
         */
        get: operations["goal_contributions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/leading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What runs ahead of the numbers of a goal: those who visit before they buy, those who are reached before they react.
         * @description Needs the right `numbers.read`.
         */
        get: operations["goal_leading"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What could be done for a goal, what brings most first, going by what came of the brand's own posts: at most six things.
         * @description Needs the right `numbers.read`.
         */
        get: operations["goal_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a goal is, with the way it went and the line of its plan.
         * @description Needs the right `numbers.read`.
         */
        get: operations["goal_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings back a part of a strategy that was removed in the last 30 days, with all that was told and noted of it.
         * @description Needs the right `strategy.write`.
         */
        post: operations["restore_strategy_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tells a number of a goal that is measured by hand: the value of a day, instead of the one that was told of it before; without a
         *     value the day's is taken back.
         * @description Needs the right `strategy.write`.
         */
        put: operations["tell_goal_value"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategy/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a part of a strategy said before it was changed, the latest first.
         * @description Needs the right `strategy.read`.
         */
        get: operations["list_strategy_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The templates of a brand and its sets of hashtags, by name.
         * @description Needs the right `posts.read`.
         */
        get: operations["list_templates"];
        put?: never;
        /**
         * Keeps a template or a set of hashtags.
         * @description Needs the right `posts.write`.
         */
        post: operations["create_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes a template; what was written with it stays as it is.
         * @description Needs the right `posts.write`.
         */
        delete: operations["delete_template"];
        options?: never;
        head?: never;
        /**
         * Changes a template.
         * @description Needs the right `posts.write`.
         */
        patch: operations["update_template"];
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API tokens, the oldest first: one's own, or everybody's for those who manage members.
         * @description Needs the right `tokens.manage`.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Makes an API token for oneself.
         * @description Needs the right `tokens.manage`.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a token.
         * @description Needs the right `tokens.manage`.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which tactic and goal posts serve: the tactic that a post names itself, else its campaign's, else its pillar's, else none.
         * @description Needs the right `strategy.read`.
         */
        post: operations["trace_posts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/website": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened on the websites of a brand, by network, campaign, post, day or path; beside it what files of Google Analytics said.
         * @description Needs the right `numbers.read`.
         */
        get: operations["website"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/website/ga4": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The Google Analytics property of a brand, and how fetching it fares. The key is never told.
         * @description Needs the right `numbers.read`.
         */
        get: operations["get_ga4"];
        /**
         * Connects a Google Analytics property by the key of a service account, after asking Google whether it may be read. The same property
         *     again gets the new key. It is fetched at once, and every six hours from then on.
         * @description Needs the right `profiles.manage`.
         */
        put: operations["connect_ga4"];
        post?: never;
        /**
         * Lets go of the property: its key is removed, and with `forget` everything that was fetched.
         * @description Needs the right `profiles.manage`.
         */
        delete: operations["disconnect_ga4"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/website/ga4/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetches the property in the next seconds, whenever it would have been its turn.
         * @description Needs the right `profiles.manage`.
         */
        post: operations["fetch_ga4"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes a table as a workbook (XLSX): as it is shown, in the reader's words and order. Nothing is kept.
         * @description Needs the right `numbers.read`.
         */
        post: operations["write_workbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workspace.
         * @description Needs the right `workspace.read`.
         */
        get: operations["get_workspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the workspace.
         * @description Needs the right `workspace.manage`.
         */
        patch: operations["update_workspace"];
        trace?: never;
    };
    "/r/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads on to where a short link leads, and counts it.
         * @description Public.
         */
        get: operations["follow_site_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/site/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The script that the pages of a site load: no cookies, nothing kept on the device, nothing that tells people apart.
         * @description Public.
         */
        get: operations["site_script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/site/{key}/hit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes what a page of the site tells: a view, or what came of it. Only a counter is kept. Pages of other hosts are refused; robots, and
         *     browsers that ask not to be tracked, are not counted.
         * @description Public, and taken from pages of other sites.
         */
        post: operations["site_hit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Somebody is away, and somebody else decides in their place. */
        Absence: {
            /** @description Who decides in their place. */
            deputy: components["schemas"]["PersonId"];
            /**
             * Format: date
             * @description The first day.
             */
            from: string;
            /** @description When the first day begins in the zone of the workspace (UTC). */
            from_at: components["schemas"]["Timestamp"];
            /** @description Who is away. */
            person: components["schemas"]["PersonId"];
            /**
             * Format: date
             * @description The last day.
             */
            until: string;
            /** @description When the last day ends in the zone of the workspace (UTC). */
            until_at: components["schemas"]["Timestamp"];
        };
        /** @description What accepting made. */
        Accepted: {
            /** @description The membership made. */
            membership: components["schemas"]["MembershipId"];
            /** @description The person. */
            person: components["schemas"]["PersonId"];
            /** @description The workspace joined. */
            workspace: components["schemas"]["WorkspaceId"];
        };
        /** @description Who accepts: somebody new gives name and password; somebody with an account signs in first and gives neither. */
        AcceptRequest: {
            /** @description Language of the interface, for a new account: `id` or `en`. */
            language?: string | null;
            /** @description Name, for a new account. */
            name?: string | null;
            /** @description Password, for a new account. */
            password?: string | null;
            /** @description The token of the link. */
            token: string;
        };
        /** @description How the last OKRs ended, and what that says. */
        Ambition: {
            /** @description Of how many. */
            count: number;
            /**
             * Format: double
             * @description The mean of their scores; absent where there is none.
             */
            mean?: number | null;
            /** @description Quarter by quarter, the latest first. */
            quarters: components["schemas"]["AmbitionQuarter"][];
            /** @description What it says. */
            verdict: components["schemas"]["AmbitionVerdict"];
        };
        /** @description How an OKR ended. */
        AmbitionGoal: {
            /**
             * Format: date
             * @description Its last local day.
             */
            ended: string;
            /** @description The goal. */
            goal: components["schemas"]["ItemId"];
            /**
             * Format: double
             * @description Its score, as it was fixed: 0 to 1.
             */
            score: number;
            /** @description The goal in words. */
            title: string;
        };
        /** @description The OKRs that ended in a quarter. */
        AmbitionQuarter: {
            /** @description They, the latest first. */
            goals: components["schemas"]["AmbitionGoal"][];
            /**
             * Format: double
             * @description The mean of their scores.
             */
            mean: number;
            /**
             * Format: int32
             * @description 1 to 4.
             */
            quarter: number;
            /**
             * Format: int32
             * @description The year.
             */
            year: number;
        };
        /**
         * @description What the scores say of how goals are set.
         * @enum {string}
         */
        AmbitionVerdict: "too_few" | "too_soft" | "too_hard" | "uneven" | "rather_soft" | "rather_hard" | "good";
        /** @description A figure, and what it rests on. */
        Amount: {
            /**
             * Format: int64
             * @description Posts it rests on; of followers and of posts the profiles, of posts per week the days.
             */
            of: number;
            /**
             * Format: double
             * @description The value; absent when it is not known, which is not 0.
             */
            value?: number | null;
        };
        /** @description The answers, in the order of the questions. */
        Answers: {
            /** @description One per question. */
            answers: components["schemas"]["Told"][];
        };
        /** @description The steps of a brand, in order. */
        ApprovalPlan: {
            /** @description The steps; none means one decision of whoever may approve. */
            steps: components["schemas"]["ApprovalStep"][];
            /**
             * Format: int64
             * @description Grows with every change; 0 when nobody has set it yet.
             */
            version: number;
        };
        /** @description A step that the posts of a brand go through. */
        ApprovalStep: {
            /**
             * Format: int64
             * @description How long it may take, in hours.
             */
            hours: number;
            /** @description What it is called. */
            name: string;
            /** @description Only for posts on these networks; empty means all. */
            networks?: string[];
            /** @description The people who may decide. */
            people?: components["schemas"]["PersonId"][];
            /** @description The roles that may decide. Without people and roles it is for everybody who may approve. */
            roles?: components["schemas"]["Role"][];
        };
        /**
         * @description A version of an experiment.
         * @enum {string}
         */
        ArmName: "a" | "b";
        /** @description A post of an experiment. */
        ArmPost: {
            arm?: components["schemas"]["ArmName"] | null;
            /** @description Whether somebody put it there, and no rule. */
            by_hand: boolean;
            /** @description Whether it was put there when it could be known already how it did. */
            late: boolean;
            profile?: components["schemas"]["ProfileId"] | null;
            published_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether it counts. */
            standing: components["schemas"]["PostStanding"];
            /**
             * Format: uuid
             * @description The delivery, or the id under which the numbers of a post lie that was seen elsewhere.
             */
            subject: string;
            /**
             * Format: int64
             * @description What it had at the age of comparison.
             */
            value?: number | null;
        };
        /** @description By what posts come into a version by themselves: all that is given must fit. */
        ArmRule: {
            format?: components["schemas"]["ContentFormat"] | null;
            /**
             * Format: int32
             * @description Published from this hour on, by the brand's clock: 0 to 23. Goes with `to_hour`.
             */
            from_hour?: number | null;
            /** @description With this hashtag, without `#`. */
            hashtag?: string | null;
            /**
             * Format: int32
             * @description Published before this hour: 1 to 24. Before `from_hour` it is an hour of the next day.
             */
            to_hour?: number | null;
            /** @description Published on one of these weekdays, by the brand's clock; every day when there are none. */
            weekdays?: components["schemas"]["Weekday"][];
        };
        /** @description Several questions at once, as a dashboard has them. */
        Asking: {
            /** @description 1 to 24 questions. */
            questions: components["schemas"]["MeasureQuestion"][];
        };
        /** @description A file from the library on a part. */
        Attachment: {
            /** @description What it shows, for those who cannot see it. */
            alt?: string;
            crop?: components["schemas"]["Crop"] | null;
            /** @description The file. */
            media: components["schemas"]["MediaId"];
        };
        /** @description What one cause did. */
        AuditCausePart: {
            /** @description `Season`, `Everybody`, `Frequency`, `Targeting`, `Quality`, `Mix` or `PerPost`. */
            cause: string;
            /**
             * Format: double
             * @description The upper end.
             */
            high: number;
            /**
             * Format: double
             * @description The lower end of the 90 % interval.
             */
            low: number;
            /**
             * Format: double
             * @description By what ratio it alone changed the week's interactions.
             */
            ratio: number;
        };
        /** @description How many of the measures of all profiles could be told. */
        AuditCoverage: {
            /** @description Twelve for each profile that is not a look-alike. */
            of: number;
            /** @description Measures that were told. */
            told: number;
        };
        /** @description An audit with what changed since the one before, and what its posts say. */
        AuditDetail: components["schemas"]["BrandAudit"] & {
            difference?: components["schemas"]["AuditDifference"] | null;
            /** @description What its posts say, by the ids under which their numbers lie; a post that is gone, or not the reader's to see, is left out. */
            said: {
                [key: string]: components["schemas"]["Shown"];
            };
        };
        /** @description What changed since the audit before. */
        AuditDifference: {
            /** @description The audit before. */
            before: components["schemas"]["AuditId"];
            /** @description Findings that are new. */
            came: components["schemas"]["AuditFinding"][];
            /** @description How much it could tell. */
            coverage: components["schemas"]["AuditCoverage"];
            /** @description When it was made (UTC). */
            made_at: components["schemas"]["Timestamp"];
            /** @description Profiles of which something changed. */
            profiles: components["schemas"]["AuditProfileDifference"][];
            /** @description Whether it was judged by other rules, so that verdicts may differ because of them. */
            rules_changed: boolean;
            /** @description Its days. */
            span: components["schemas"]["AuditSpan"];
            /** @description Findings that are there no more. */
            went: components["schemas"]["AuditFinding"][];
        };
        /** @description A profile as the audit saw it. */
        AuditedProfile: components["schemas"]["InventoryProfile"] & {
            effort?: components["schemas"]["AuditEffort"] | null;
            /** @description What the rules say of it. */
            judged: components["schemas"]["AuditJudged"];
            /** @description The twelve measures, in order; none of a look-alike. */
            measures: components["schemas"]["AuditMeasured"][];
        };
        /** @description What a profile takes and what comes back. */
        AuditEffort: {
            /**
             * Format: double
             * @description Hours, at `hours_per_post`.
             */
            hours: number;
            /**
             * Format: double
             * @description Interactions of the time; absent when they are not known.
             */
            interactions?: number | null;
            /**
             * Format: double
             * @description Its part of the interactions with all profiles, in percent.
             */
            interactions_percent?: number | null;
            /** @description What its network cost and brought by the ledger, by currency. */
            money?: components["schemas"]["AuditMoney"][];
            /**
             * Format: int64
             * @description Posts of the time.
             */
            posts: number;
            /**
             * Format: double
             * @description Its part of the posts of all profiles, in percent; absent where there is no other, or where interactions are not known.
             */
            posts_percent?: number | null;
            /** @description How many profiles of ours share the network, to which the money belongs. */
            shared_by: number;
        };
        /** @description Something that was found, and on what it rests. */
        AuditFinding: {
            /**
             * @description Of which format, network, handle, currency; or whose figures: `competitors`, `published`. Of lost followers, what posts did in the same
             *     time: they `held`, `about_held`, there were none (`silent`), nobody knows (`unknown`), or interactions fell too, by `quality`, `targeting`, `frequency`, `mix`, `per_post`, `season`,
             *     with `everybody`, or it is `unclear` why.
             */
            about?: string;
            /** @description Of a decline: what each cause did to the week's interactions, as a ratio with its 90 % interval. */
            causes?: components["schemas"]["AuditCausePart"][];
            /** @description What. */
            code: components["schemas"]["FindingCode"];
            /** @description Of what kind. */
            kind: components["schemas"]["FindingKind"];
            /** @description The numbers it rests on. */
            numbers: components["schemas"]["AuditNumber"][];
            /** @description The numbers that its sentence names. */
            params: {
                [key: string]: number;
            };
            /** @description The posts it rests on. */
            posts?: components["schemas"]["EvidencePost"][];
            /** @description Of which profiles. */
            profiles: string[];
        };
        /**
         * Format: uuid
         * @description An audit of a brand.
         */
        AuditId: string;
        /** @description What an audit says, in short. */
        AuditInShort: {
            /** @description How much could be told. */
            coverage: components["schemas"]["AuditCoverage"];
            /** @description How many findings by kind. */
            findings: {
                [key: string]: number;
            };
            /** @description How many profiles were looked at. */
            profiles: number;
            /** @description Its days. */
            span: components["schemas"]["AuditSpan"];
            /** @description How many of them by what the rules say. */
            verdicts: {
                [key: string]: number;
            };
        };
        /** @description What the rules say of a profile. */
        AuditJudged: {
            /** @description Why. */
            reasons: components["schemas"]["AuditReason"][];
            verdict?: components["schemas"]["AuditVerdict"] | null;
        };
        /** @description How a network was searched for look-alikes. */
        AuditLooked: {
            /** @description Accounts that look like ours, the likest first. */
            found?: components["schemas"]["LookAlike"][];
            /** @description The network's name. */
            network: string;
            /** @description What came of it. */
            outcome: components["schemas"]["LookOutcome"];
            /** @description What was searched for. */
            words?: string[];
        };
        /**
         * @description What is measured of a profile.
         * @enum {string}
         */
        AuditMeasure: "follower_growth" | "engagement" | "engagement_rate" | "posting_frequency" | "best_format" | "top_posts" | "traffic" | "sentiment" | "questions_answered" | "response_time" | "interests" | "demographics";
        /** @description A measure of a profile, or why there is none. */
        AuditMeasured: {
            /**
             * Format: double
             * @description The same of the time before.
             */
            before?: number | null;
            /** @description Which is best: a format. */
            best?: string | null;
            /** @description Which. */
            measure: components["schemas"]["AuditMeasure"];
            /**
             * Format: int64
             * @description On how many posts (of followers and interactions: days with a count; of traffic: visits) it rests.
             */
            of: number;
            /** @description Its parts: months, formats, what visits came to, parts of the audience (`age/25-34`). */
            parts?: components["schemas"]["AuditPart"][];
            /** @description Posts that show it. */
            posts?: components["schemas"]["EvidencePost"][];
            /** @description How many profiles of ours share the network, where only the network is known. */
            shared_by?: number | null;
            sure?: components["schemas"]["AuditSureness"] | null;
            /** @description In what it is told. */
            unit: components["schemas"]["Unit"];
            /**
             * Format: double
             * @description The value; absent where it is told by parts or posts alone, or not at all.
             */
            value?: number | null;
            why_not?: components["schemas"]["AuditNotTold"] | null;
        };
        /** @description What changed of a measure. */
        AuditMeasureDifference: {
            /**
             * Format: double
             * @description The value before; absent when it was not known.
             */
            before?: number | null;
            /** @description Which. */
            measure: components["schemas"]["AuditMeasure"];
            /**
             * Format: double
             * @description The value now; absent when it is not known.
             */
            now?: number | null;
            /** @description In what it is told. */
            unit: components["schemas"]["Unit"];
        };
        /** @description Costs and returns in one currency, in its smallest unit. */
        AuditMoney: {
            /**
             * Format: int64
             * @description What it cost.
             */
            cost: number;
            /** @description The currency (ISO 4217). */
            currency: string;
            /**
             * Format: int64
             * @description What it brought.
             */
            gain: number;
        };
        /**
         * @description Why a measure could not be told.
         * @enum {string}
         */
        AuditNotTold: "network_does_not_tell" | "not_counted" | "no_posts" | "too_few_posts" | "no_website" | "no_file" | "not_yet" | "not_connected";
        /** @description A number on which something rests. */
        AuditNumber: {
            /**
             * Format: double
             * @description The value in the time before.
             */
            before?: number | null;
            /** @description What it is of. */
            of: components["schemas"]["AuditNumberOf"];
            /**
             * Format: double
             * @description The value in the time.
             */
            value?: number | null;
        };
        /**
         * @description What a number is of.
         * @enum {string}
         */
        AuditNumberOf: "posts" | "posts_of_format" | "interactions" | "rate" | "rate_of_others" | "followers" | "visits" | "results" | "hours" | "cost" | "gain" | "their_followers" | "profiles";
        /** @description A verdict of people, beside that of the rules. */
        AuditOverruled: {
            /** @description When (UTC). */
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["PersonId"] | null;
            /**
             * Format: uuid
             * @description The profile, by its id in the audit.
             */
            profile: string;
            /** @description Why. */
            reason: string;
            /** @description What is to become of it. */
            verdict: components["schemas"]["AuditVerdict"];
        };
        /** @description A verdict that people put beside that of the rules, or take back. */
        AuditOverruling: {
            /**
             * Format: uuid
             * @description The profile, by its id in the audit.
             */
            profile: string;
            /** @description Why: 1 to 1,000 characters where a verdict is given. */
            reason?: string;
            verdict?: components["schemas"]["AuditVerdict"] | null;
        };
        /** @description A part of a measure. */
        AuditPart: {
            /** @description A month by its first day, a format, a count of the website, or a part of the audience. */
            key: string;
            /**
             * Format: int64
             * @description Posts it rests on; 0 where it rests on none.
             */
            of: number;
            /**
             * Format: double
             * @description The value.
             */
            value: number;
        };
        /** @description What changed of a profile. */
        AuditProfileDifference: {
            /** @description It was not there before. */
            came: boolean;
            /** @description Its name, as far as it is gone. */
            handle: string;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description Measures whose value changed, or that became known or unknown. Sums (interactions, visits) only where both times have as many days. */
            measures: components["schemas"]["AuditMeasureDifference"][];
            /** @description Its network, as far as it is gone. */
            network: string;
            verdict?: components["schemas"]["AuditVerdict"] | null;
            verdict_before?: components["schemas"]["AuditVerdict"] | null;
            /** @description It is there no more. */
            went: boolean;
        };
        /** @description A reason of a verdict. */
        AuditReason: {
            /** @description Why. */
            code: components["schemas"]["AuditReasonCode"];
            /** @description The numbers that its sentence names. */
            params: {
                [key: string]: number;
            };
        };
        /**
         * @description Why.
         * @enum {string}
         */
        AuditReasonCode: "not_connected" | "no_file" | "look_alike" | "too_few_posts" | "silent_long" | "fell_silent" | "next_to_nothing" | "grows" | "rate_rose" | "rate_above" | "pays" | "brings_results" | "shrinks" | "rate_below" | "little_back" | "declines" | "steady";
        /** @description Everything of an audit that does not change once it was made. */
        AuditSnapshot: {
            counted_at?: components["schemas"]["Timestamp"] | null;
            /** @description How much of what is asked could be told. */
            coverage: components["schemas"]["AuditCoverage"];
            /** @description What works, what wastes effort, what declines, what is at risk: the weightiest of each kind first. */
            findings: components["schemas"]["AuditFinding"][];
            /**
             * Format: double
             * @description Hours that one post takes: said by people, or assumed.
             */
            hours_per_post: number;
            /** @description How each network was searched for look-alikes. */
            looked: components["schemas"]["AuditLooked"][];
            /** @description The profiles, by network and name. */
            profiles: components["schemas"]["AuditedProfile"][];
            /**
             * Format: int32
             * @description Version of the rules by which it was judged.
             */
            rules: number;
            /** @description Which days were looked at, and beside which. */
            span: components["schemas"]["AuditSpan"];
        };
        /** @description The days of an audit, all of them local days of the brand and included. */
        AuditSpan: {
            /**
             * Format: date
             * @description First day of the time before, which is as long.
             */
            before_from: string;
            /**
             * Format: date
             * @description Last day of it.
             */
            before_to: string;
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /**
             * Format: date
             * @description Last day.
             */
            to: string;
        };
        /** @description An audit in a list. */
        AuditSummary: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Id. */
            id: components["schemas"]["AuditId"];
            /** @description When it was made (UTC). */
            made_at: components["schemas"]["Timestamp"];
            made_by?: components["schemas"]["PersonId"] | null;
            /** @description What it says, in short. */
            summary: components["schemas"]["AuditInShort"];
        };
        /**
         * @description How sure the best of several is.
         * @enum {string}
         */
        AuditSureness: "clear" | "probable" | "open";
        /**
         * @description What is to become of a profile.
         * @enum {string}
         */
        AuditVerdict: "invest" | "keep" | "fix" | "close";
        /** @description Of what, over which time. */
        BaselineAsked: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What is measured; of what is told by hand nothing is known. */
            measure: components["schemas"]["StrategyMeasure"];
            /** @description The time: five years at most. */
            period: components["schemas"]["StrategyDays"];
        };
        /**
         * @description What events become.
         * @enum {string}
         */
        Become: "days" | "drafts";
        /** @description A sign-in through the browser. */
        BeginRequest: {
            /** @description The brand that gets the profile. */
            brand: components["schemas"]["BrandId"];
            /** @description Stable name of the network, such as `mastodon`. */
            network: string;
            /** @description The server (an instance's address) or the handle, as the person typed it. */
            server: string;
        };
        /** @description Where to send the browser. */
        Begun: {
            /** @description The network's page. */
            authorize_url: string;
        };
        /** @description A published figure. */
        Benchmark: {
            /** @description Of which time the data are. */
            data_period: string;
            /** @description By what it was divided. */
            denominator: string;
            /** @description What is told, such as `median_engagement_rate`. */
            metric: string;
            /** @description The network, as it is called here. */
            platform: string;
            /** @description Who published it. */
            publisher: string;
            /** @description In which report. */
            report: string;
            /** @description On how much it rests. */
            sample: string;
            /** @description Of which part: an industry, a size, or `all`. */
            segment: string;
            /** @description Whether two sources agree; one source is for context only. */
            trust: string;
            /** @description In which unit. */
            unit: string;
            /**
             * Format: double
             * @description The value.
             */
            value: number;
        };
        /** @description What competitors did on a network: those of a cohort, or all of them. The middle one of them, so that one alone does not decide. */
        BenchmarkOfCompetitors: {
            /**
             * Format: double
             * @description Interactions per post by followers of the middle one, in percent; absent when fewer than three are known, which tells nothing.
             */
            engagement_rate?: number | null;
            /**
             * Format: double
             * @description Posts per week of the middle one; absent when fewer than three posted.
             */
            posts_per_week?: number | null;
            /** @description Profiles that posted in the time. */
            profiles: number;
        };
        /** @description A brand beside its industry. */
        Benchmarks: {
            /** @description The industries of which figures are known. */
            industries: string[];
            /** @description By network. */
            networks: components["schemas"]["Beside"][];
        };
        /** @description A network on which a brand posts, beside what is published of it. */
        Beside: {
            /** @description Figures of the industry, then of all. */
            benchmarks: components["schemas"]["Benchmark"][];
            comparable?: components["schemas"]["Benchmark"] | null;
            /** @description What competitors did on the network in the same time. */
            competitors: components["schemas"]["BenchmarkOfCompetitors"];
            /**
             * Format: double
             * @description Our interactions per post by followers, in percent; absent when it is not known.
             */
            engagement_rate?: number | null;
            /** @description The network's name. */
            network: string;
            /** @description Whether our own history is the better measure by now. */
            own_is_better: boolean;
            /**
             * Format: int64
             * @description Of how many posts that is.
             */
            posts: number;
            /**
             * Format: double
             * @description Our posts per week.
             */
            posts_per_week: number;
        };
        /** @description What does best. */
        BestOf: {
            /**
             * @description By posts per week: `{posts_per_week, typical, per_post, per_week, posts}`. What was done, not what would be: busy weeks are not
             *     chosen by chance.
             */
            cadence: Record<string, never>[];
            /**
             * @description By hour of the week (0 is Monday 0:00), hour of the day, weekday (0 is Monday), format, length band (its lower end) and hashtag: each
             *     `{options: [{key, effect: {ratio, low, high}, posts, chance}], best, verdict}`. A ratio of 1.2 is a fifth more than usual; `low` and
             *     `high` are the ends of its 90 % interval. The verdict is `ClearBest`, `Probably`, or `CantTell` with the posts it would take.
             */
            factors: Record<string, never>;
            /** @description Posts it rests on. */
            posts: number;
        };
        /** @description One of the best posts. */
        BestPost: {
            /** @description What it is made of. */
            format: components["schemas"]["ContentFormat"];
            /**
             * Format: int64
             * @description Its interactions until now.
             */
            interactions: number;
            /** @description Its profile. */
            profile: components["schemas"]["ProfileId"];
            /** @description When it appeared (UTC). */
            published_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Its id: of our delivery, or of what was seen of it.
             */
            subject: string;
            /** @description The beginning of what it says, at most 280 characters; empty where that is not known. */
            text: string;
            /** @description Its page. */
            url?: string | null;
        };
        /** @description The best of the last posts. */
        BestResults: {
            /** @description The best first. */
            items: components["schemas"]["PostResult"][];
            /** @description How many deliveries appeared in that time. */
            published: number;
            /** @description How many of them were not counted yet, and so have no place here. */
            uncounted: number;
        };
        /**
         * @description What a block of a strategy is about.
         * @enum {string}
         */
        BlockTopic: "customers" | "analysis" | "value" | "resources" | "technology" | "politics" | "law" | "economy" | "environment";
        /** @description A brand. */
        Brand: {
            /** @description Whether posts must be approved before they are scheduled. */
            approval: boolean;
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["BrandId"];
            /** @description Name. */
            name: string;
            /** @description Whether it is sample data: it can be removed without trace, and nothing of it is ever sent. */
            sample: boolean;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /** @description IANA time zone its plans are made in. */
            zone: string;
        };
        /** @description An audit as it is kept. */
        BrandAudit: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Id. */
            id: components["schemas"]["AuditId"];
            /** @description When it was made (UTC). */
            made_at: components["schemas"]["Timestamp"];
            made_by?: components["schemas"]["PersonId"] | null;
            /** @description Verdicts that people put beside those of the rules. */
            overruled: components["schemas"]["AuditOverruled"][];
            /** @description What was seen and what follows from it. */
            snapshot: components["schemas"]["AuditSnapshot"];
            /**
             * Format: int64
             * @description Grows when a verdict is overruled; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description What to change of a brand; what is absent stays. */
        BrandChanges: {
            /** @description Whether posts must be approved. */
            approval?: boolean | null;
            /** @description Name. */
            name?: string | null;
            /** @description IANA time zone. */
            zone?: string | null;
        };
        /**
         * Format: uuid
         * @description A brand within a workspace.
         */
        BrandId: string;
        /** @description The profiles of a brand. */
        BrandInventory: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Its name. */
            name: string;
            /** @description Its profiles, as [`list`] tells them. */
            profiles: components["schemas"]["InventoryProfile"][];
        };
        /** @description A brief. */
        Brief: {
            /** @description What to do: at most three. */
            actions: components["schemas"]["BriefAction"][];
            /**
             * Format: date
             * @description The local day in the brand on which it was written.
             */
            day: string;
            /** @description What needs a decision. */
            decisions: components["schemas"]["BriefSentence"][];
            /** @description The open goals, those off course first. */
            goals: components["schemas"]["BriefGoal"][];
            /** @description How many goals there are, and how they fare. */
            headline: components["schemas"]["BriefSentence"];
            /**
             * Format: date
             * @description Monday of the last whole week that it tells of.
             */
            week: string;
        };
        /** @description Something to do, and on what it rests. */
        BriefAction: {
            /** @description On what that rests, and what it would bring. */
            evidence: components["schemas"]["BriefSentence"][];
            /** @description For which goal. */
            goal: components["schemas"]["ItemId"];
            /**
             * Format: double
             * @description What part of what is missing it would bring, 0 to 1; absent where that is not known.
             */
            share?: number | null;
            /** @description What the goal is called. */
            title: string;
            /** @description What to do; its link begins it. */
            what: components["schemas"]["BriefSentence"];
        };
        /** @description Something that a sentence tells. */
        BriefFact: {
            /** @enum {string} */
            is: "amount";
            /** @description In what. */
            unit: components["schemas"]["StrategyUnit"];
            /**
             * Format: double
             * @description How much.
             */
            value: number;
        } | {
            /** @enum {string} */
            is: "count";
            /**
             * Format: int32
             * @description A whole number.
             */
            value: number;
        } | {
            /** @enum {string} */
            is: "share";
            /**
             * Format: double
             * @description 1 is all.
             */
            value: number;
        } | {
            /** @enum {string} */
            is: "change";
            /**
             * Format: double
             * @description -1 to any.
             */
            value: number;
        } | {
            /**
             * Format: date
             * @description Which.
             */
            day: string;
            /** @enum {string} */
            is: "day";
        } | {
            /**
             * Format: int32
             * @description 0 to 23.
             */
            hour: number;
            /** @enum {string} */
            is: "hour";
        } | {
            /** @enum {string} */
            is: "text";
            /** @description It. */
            text: string;
        } | {
            /** @enum {string} */
            is: "measure";
            /** @description It. */
            measure: components["schemas"]["StrategyMeasure"];
        } | {
            /** @description It. */
            code: string;
            /** @enum {string} */
            is: "code";
        };
        /** @description What is said of a goal. */
        BriefGoal: {
            /** @description How it fared. */
            course: components["schemas"]["GoalCourse"];
            /** @description Whether it was the focus. */
            focus: boolean;
            /** @description The goal. */
            goal: components["schemas"]["ItemId"];
            /** @description What is said of it. */
            sentences: components["schemas"]["BriefSentence"][];
            /** @description What it was called. */
            title: string;
        };
        /**
         * Format: uuid
         * @description A weekly brief as one reader got it.
         */
        BriefId: string;
        /** @description A brief as a reader got it. */
        BriefIssue: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What it says. */
            brief: components["schemas"]["Brief"];
            /** @description Its id. */
            id: components["schemas"]["BriefId"];
            /** @description Whether it went out by mail as well. */
            mailed: boolean;
            /** @description Who got it. */
            person: components["schemas"]["PersonId"];
            /**
             * Format: date
             * @description The reader's Monday.
             */
            week: string;
            /** @description When it was written (UTC). */
            written_at: components["schemas"]["Timestamp"];
        };
        /** @description An issue in a list. */
        BriefLine: {
            /** @description Its id. */
            id: components["schemas"]["BriefId"];
            /** @description Whether it went out by mail as well. */
            mailed: boolean;
            /**
             * Format: date
             * @description The reader's Monday.
             */
            week: string;
            /** @description When it was written (UTC). */
            written_at: components["schemas"]["Timestamp"];
        };
        /** @description Where a sentence leads. */
        BriefLink: {
            /** @description Which. */
            id: components["schemas"]["ItemId"];
            /** @enum {string} */
            to: "goal";
        } | {
            /** @description Which. */
            id: components["schemas"]["ItemId"];
            /** @enum {string} */
            to: "kpi";
        } | {
            /** @description In which campaign. */
            campaign?: string | null;
            profile?: components["schemas"]["ProfileId"] | null;
            /** @enum {string} */
            to: "new_post";
        } | {
            /** @description Which. */
            id: components["schemas"]["PostId"];
            /** @enum {string} */
            to: "post";
        } | {
            /** @enum {string} */
            to: "calendar";
        } | {
            /** @enum {string} */
            to: "best";
        } | {
            /** @enum {string} */
            to: "why";
        } | {
            /** @enum {string} */
            to: "experiments";
        } | {
            /** @enum {string} */
            to: "review";
        } | {
            /** @enum {string} */
            to: "failed";
        } | {
            /** @enum {string} */
            to: "profiles";
        };
        /** @description A sentence. Its words are made once, in the reader's language, and kept as they were sent. */
        BriefSentence: {
            /** @description What it tells, by name. */
            facts: {
                [key: string]: components["schemas"]["BriefFact"];
            };
            link?: components["schemas"]["BriefLink"] | null;
            /** @description The same as an address, from the root of the program; empty for none. */
            path?: string;
            /** @description The rule it comes from. */
            rule: string;
            /** @description Its words. */
            text?: string;
        };
        /** @description What is known of how often one profile is meant to publish. */
        Cadence: {
            start?: components["schemas"]["StartingPoint"] | null;
            target?: components["schemas"]["CadenceTarget"] | null;
        };
        /** @description How often a profile is meant to publish. */
        CadenceTarget: {
            /**
             * Format: int32
             * @description Minutes that should lie between two posts; 0 to 1440.
             */
            apart?: number;
            /**
             * Format: int32
             * @description Above this many times the target, a period has too many; 1 to 10.
             */
            multiple?: number;
            /** @description How long a period is. */
            per: components["schemas"]["Per"];
            /**
             * Format: int32
             * @description So many posts in each period, 1 to 100.
             */
            posts: number;
        };
        /** @description A secret address of a calendar. */
        CalendarFeed: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was made, or last given a new address (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description Whether the brand's holidays are in it. */
            holidays: boolean;
            /** @description Id. */
            id: components["schemas"]["CalendarFeedId"];
            /** @description Its language: `en` or `id`. */
            language: string;
            seen_at?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * Format: uuid
         * @description A secret address of a calendar.
         */
        CalendarFeedId: string;
        /** @description A feed with its address, which is told only here. */
        CalendarFeedShown: components["schemas"]["CalendarFeed"] & {
            /** @description The address for a calendar program. */
            link: string;
        };
        /** @description A calendar file to be imported. */
        CalendarFile: {
            /** @description Into which brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Only look; write nothing. */
            dry_run?: boolean;
            /** @description What its events become. */
            into: components["schemas"]["Become"];
            /** @description What the file says. */
            text: string;
        };
        /** @description What the import of a calendar file came to. */
        CalendarFileRead: {
            /** @description The drafts that were made. */
            created: components["schemas"]["PostId"][];
            /** @description How many days were added; those that were there already are not added again. */
            days: number;
            /** @description The events that can be imported. */
            events: components["schemas"]["EventRead"][];
            /** @description Every problem, by line; events with one are left out. */
            problems: components["schemas"]["LineShown"][];
        };
        /** @description What a file came to, or would. */
        CameTo: {
            /** @description Values that were not known. */
            added: number;
            /** @description Values that replaced another. */
            corrected: number;
            /** @description Days of the profile with numbers. */
            days: number;
            /** @description Of these, posts that were not known. */
            new_posts: number;
            /** @description Rows of other kinds: audience, website, interest, ads, competitors. */
            other: {
                [key: string]: number;
            };
            /** @description Posts with numbers. */
            posts: number;
            /** @description Rows that were rejected. */
            rejected: number;
            /** @description Values that were known. */
            repeated: number;
        };
        /** @description A dashboard as it is to be. */
        Changed: {
            /** @description The dashboard. */
            dashboard: components["schemas"]["NewDashboard"];
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        /** @description What to change of a post; what is absent stays. */
        Changes: {
            /** @description The campaign. */
            campaign?: string | null;
            content?: components["schemas"]["Content"] | null;
            purpose?: components["schemas"]["PostPurpose"] | null;
            /** @description A name for ourselves. */
            title?: string | null;
            /** @description Where; replaces the whole list. */
            variants?: components["schemas"]["Variant"][] | null;
            when?: components["schemas"]["When"] | null;
        };
        /**
         * @description How a panel is shown. Each has its table behind it.
         * @enum {string}
         */
        Chart: "number" | "line" | "bar" | "heat" | "table" | "top";
        /** @description How a content stands on one profile. */
        Checked: {
            /** @description One length per part, counted as the network counts. */
            lengths: components["schemas"]["Length"][];
            /** @description What keeps it from being scheduled; `field` is a field of the content. */
            problems: components["schemas"]["ProblemItem"][];
            /** @description The profile. */
            profile: components["schemas"]["ProfileId"];
        };
        /**
         * Format: uuid
         * @description A check-in on a goal: a note, with how the goal stood.
         */
        CheckInId: string;
        /** @description How a person wants to be told of a topic. */
        Choice: {
            /** @description By mail, if this server sends mail. */
            by_mail: boolean;
            /** @description In the app. */
            in_app: boolean;
            /** @description The topic. */
            topic: components["schemas"]["Topic"];
        };
        /** @description Competitors put together under a name. */
        Cohort: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The competitors in it; those that were removed are left out. */
            competitors: components["schemas"]["CompetitorId"][];
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["CohortId"];
            /** @description What it is called. */
            name: string;
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Moves on with every change; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description What to change of a cohort; what is absent stays. */
        CohortChanges: {
            /** @description The competitors in it. */
            competitors?: components["schemas"]["CompetitorId"][] | null;
            /** @description What it is called. */
            name?: string | null;
        };
        /**
         * Format: uuid
         * @description Competitors put together under a name.
         */
        CohortId: string;
        /** @description A colour of a brand. */
        Colour: {
            /**
             * @description `#` and six hexadecimal digits.
             * @example #6f4e37
             */
            hex: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description A comment. */
        Comment: {
            answers?: components["schemas"]["CommentId"] | null;
            /** @description When it was written (UTC). */
            created_at: components["schemas"]["Timestamp"];
            edited_at?: components["schemas"]["Timestamp"] | null;
            /** @description The guest who wrote it. */
            guest?: string | null;
            /** @description Id. */
            id: components["schemas"]["CommentId"];
            person?: components["schemas"]["PersonId"] | null;
            /** @description The post. */
            post: components["schemas"]["PostId"];
            /** @description The words of the post that are meant, as they stood then; empty for the post as a whole. */
            quote: string;
            resolved_at?: components["schemas"]["Timestamp"] | null;
            resolved_by?: components["schemas"]["PersonId"] | null;
            /** @description What it says. */
            text: string;
        };
        /** @description What changes about a comment: its words, or whether it is settled. */
        CommentChanges: {
            /** @description Whether it is settled. */
            resolved?: boolean | null;
            /** @description What it says from now on; only who wrote it may say so. */
            text?: string | null;
        };
        /**
         * Format: uuid
         * @description A comment on a post.
         */
        CommentId: string;
        /** @description What a person found when they looked for a first comment that is in doubt. */
        CommentResolution: {
            /** @description Whether it is there. If it is not, it is said again. */
            appeared: boolean;
        };
        /**
         * @description With what a panel is compared.
         * @enum {string}
         */
        Compare: "none" | "previous" | "year";
        /**
         * @description What the two versions of an experiment differ in.
         * @enum {string}
         */
        Compared: "versions" | "times" | "formats" | "other";
        /** @description Us and all competitors of a brand beside each other. */
        Comparison: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: date
             * @description First local day.
             */
            from: string;
            /** @description Us first, then the competitors by name. */
            sides: components["schemas"]["Side"][];
            /**
             * Format: date
             * @description Last local day.
             */
            to: string;
        };
        /** @description Somebody beside whom a brand is seen. */
        Competitor: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When they were added (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description How they were found. */
            found: components["schemas"]["HowFound"];
            /** @description Id. */
            id: components["schemas"]["CompetitorId"];
            /** @description What they are called. */
            name: string;
            /** @description What is worth knowing of them; may be empty. */
            note: string;
            /** @description Their profiles, by network and handle; at most 10. */
            profiles: components["schemas"]["CompetitorProfile"][];
            /** @description When they were last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Moves on with every change of name, note or how they were found; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description What to change of a competitor; what is absent stays. */
        CompetitorChanges: {
            found?: components["schemas"]["HowFound"] | null;
            /** @description What they are called. */
            name?: string | null;
            /** @description What is worth knowing of them. */
            note?: string | null;
        };
        /**
         * Format: uuid
         * @description Somebody beside whom a brand is seen.
         */
        CompetitorId: string;
        /** @description A profile of a competitor. */
        CompetitorProfile: {
            /** @description Address of its picture. */
            avatar?: string | null;
            /** @description When it was added (UTC). */
            created_at: components["schemas"]["Timestamp"];
            error?: components["schemas"]["LookError"] | null;
            /** @description The name people know it by, without `@`. */
            handle: string;
            /** @description Its id: numbers are asked for by it, as of a profile of ours. */
            id: components["schemas"]["ProfileId"];
            looked_at?: components["schemas"]["Timestamp"] | null;
            /** @description Display name; may be empty. */
            name: string;
            /** @description Stable name of the network. */
            network: string;
            /** @description Since when its posts are known (UTC). */
            posts_since: components["schemas"]["Timestamp"];
            /** @description How looking at it goes. */
            state: components["schemas"]["LookState"];
            /** @description Its page on the network. */
            url: string;
        };
        /** @description How many posts it concerned. */
        Concerned: {
            /** @description The number of posts. */
            posts: number;
        };
        /** @description A sign-in with an app password or a token. */
        ConnectRequest: {
            /** @description The brand that gets the profile. */
            brand: components["schemas"]["BrandId"];
            /** @description Handle, e-mail or id; may be empty for a token. */
            identifier?: string;
            /** @description Stable name of the network, such as `bluesky`. */
            network: string;
            /** @description App password or token. */
            password: string;
            /** @description Server; may be empty where it is found from the identifier. */
            server?: string;
        };
        /** @description One post as it shall appear on one profile. More than one part makes a thread. */
        Content: {
            /**
             * @description What the profile says itself right under the post once that is out, such as a link or hashtags. Plain text, within the
             *     network's limits for a text; for networks where one can answer.
             */
            first_comment?: string | null;
            /** @description Language of the text as BCP 47, such as `id` or `en-GB`. */
            language?: string | null;
            /** @description Choices only some networks know (privacy level, board, …), by the names in `docs/networks/<network>.md`. */
            options?: Record<string, never>;
            /** @description The parts in order; the first is the post, the others follow as replies to the one before. */
            parts: components["schemas"]["Part"][];
            /** @description Address (web URL or network id) of the post this one quotes. */
            quote?: string | null;
            /** @description Address (web URL or network id) of the post this one answers. */
            reply_to?: string | null;
            utm?: components["schemas"]["Utm"] | null;
            visibility?: components["schemas"]["Visibility"] | null;
            /** @description Text shown before the content is revealed (content warning). */
            warning?: string | null;
        };
        /**
         * @description What a post is made of.
         * @enum {string}
         */
        ContentFormat: "unknown" | "text" | "link" | "image" | "carousel" | "video" | "reel" | "story" | "poll" | "document" | "other";
        /** @description The mix of a time. */
        ContentMix: {
            /** @description All posts of the time. */
            count: components["schemas"]["MixCount"];
            /** @description All posts by what they are made of, the most first. */
            formats: components["schemas"]["MixFormat"][];
            /**
             * Format: date
             * @description First local day.
             */
            from: string;
            /** @description All posts by stage of the buying journey, in its order. */
            journey: components["schemas"]["MixJourney"][];
            /** @description The pillars that the next posts should have, so that the mix becomes what was meant; empty where no pillar has a share. */
            next: components["schemas"]["ItemId"][];
            /** @description All posts by whom they are for: the pages about customers in the order in which they were made, then what is for none of them. */
            personas: components["schemas"]["MixPersona"][];
            /** @description The pillars in the order in which they were made, then what has none. */
            rows: components["schemas"]["MixRow"][];
            /**
             * Format: date
             * @description Last local day.
             */
            to: string;
        };
        /** @description What a single post brought. */
        ContributedPost: components["schemas"]["ContributionPart"] & {
            /**
             * Format: uuid
             * @description Under which id its numbers lie: our delivery's, our post's, or that of what was seen of it.
             */
            subject: string;
        };
        /** @description What a number of a goal comes from. */
        Contribution: {
            /** @description The parts, the largest first; together they are the total. */
            parts: components["schemas"]["ContributionPart"][];
            /** @description The posts that brought most of it, the most first: at most 20. Empty where no post can be told. */
            posts: components["schemas"]["ContributedPost"][];
            /**
             * Format: uuid
             * @description The key result.
             */
            result: string;
            /** @description By which rule. */
            rule: components["schemas"]["ContributionRule"];
            /**
             * Format: double
             * @description The whole, by the same rule; absent when nothing is known.
             */
            total?: number | null;
        };
        /** @description A part of a number. */
        ContributionPart: {
            /** @description The campaign; empty for none. */
            campaign: string;
            goal?: components["schemas"]["ItemId"] | null;
            /** @description The network; empty where it is not known. */
            network: string;
            pillar?: components["schemas"]["ItemId"] | null;
            tactic?: components["schemas"]["ItemId"] | null;
            /**
             * Format: double
             * @description How much.
             */
            value: number;
        };
        /**
         * @description By which rule it is told where a number comes from.
         * @enum {string}
         */
        ContributionRule: "posts_of_the_time" | "last_touch" | "by_network" | "not_told";
        /**
         * @description What one value of an answer counts.
         * @enum {string}
         */
        Counting: "happened" | "posts";
        /** @description A part of a picture, in fractions (0 to 1) of its width and height, counted from the upper left. */
        Crop: {
            /**
             * Format: double
             * @description How high it is.
             * @example 1
             */
            height: number;
            /**
             * Format: double
             * @description How wide it is.
             * @example 0.8
             */
            width: number;
            /**
             * Format: double
             * @description Where it begins from the left.
             * @example 0.1
             */
            x: number;
            /**
             * Format: double
             * @description Where it begins from the top.
             * @example 0
             */
            y: number;
        };
        /** @description Panels in an order. */
        Dashboard: {
            created_by?: components["schemas"]["PersonId"] | null;
            id?: components["schemas"]["DashboardId"] | null;
            /** @description What it is called; empty for a ready one, which each language calls its own way. */
            name: string;
            /** @description Its panels. */
            panels: components["schemas"]["Panel"][];
            /** @description Which ready one: `overview`, `content`, `audience`, `competitors`, `campaign`, `service`; absent for an own one. */
            ready?: string | null;
            shared_until?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Grows with every change; 0 for a ready one.
             */
            version: number;
        };
        /**
         * Format: uuid
         * @description A dashboard of a brand's own.
         */
        DashboardId: string;
        /**
         * @description What kind of day it is.
         * @enum {string}
         */
        DayKind: "national" | "joint_leave" | "observance" | "commercial" | "own";
        /** @description What a guest decides about a post. */
        Decision: "approve" | {
            /** @description It goes back to the writers, with what should be different. */
            request_changes: string;
        } | {
            /** @description It stops here, with the reason. */
            reject: string;
        };
        /** @description One post on its way to one profile. */
        Delivery: {
            /**
             * Format: int32
             * @description How often it was begun.
             */
            attempts: number;
            content?: components["schemas"]["Content"] | null;
            due_at?: components["schemas"]["Timestamp"] | null;
            error?: components["schemas"]["DeliveryError"] | null;
            first_comment?: components["schemas"]["FirstComment"] | null;
            gone_at?: components["schemas"]["Timestamp"] | null;
            /** @description Its id. */
            id: components["schemas"]["DeliveryId"];
            next_at?: components["schemas"]["Timestamp"] | null;
            /** @description The parts that have appeared, with their pages. */
            posted: components["schemas"]["Posted"][];
            /** @description The profile. */
            profile: components["schemas"]["ProfileId"];
            published_at?: components["schemas"]["Timestamp"] | null;
            /** @description Where it stands. */
            state: components["schemas"]["State"];
        };
        /** @description Why a delivery did not succeed, as it is shown. */
        DeliveryError: {
            /** @description When (UTC). */
            at: components["schemas"]["Timestamp"];
            /** @description Code of the message that says what happened and what to do. */
            code: string;
            /** @description The network's own words. */
            detail: string;
        };
        /**
         * Format: uuid
         * @description A delivery: one post on its way to one profile.
         */
        DeliveryId: string;
        /** @description A delivery with its error in the reader's words, and with where it goes for those who may not see profiles. */
        DeliveryShown: components["schemas"]["Delivery"] & {
            /** @description What happened and what to do, in the reader's language. */
            explanation?: string | null;
            face?: components["schemas"]["Face"] | null;
            /** @description The same of its first comment. */
            first_comment_explanation?: string | null;
        };
        /**
         * @description By what an answer is told apart.
         * @enum {string}
         */
        Dimension: "day" | "week" | "month" | "profile" | "brand" | "network" | "format" | "campaign" | "hashtag" | "weekday" | "hour" | "length" | "reply";
        /** @description A file that was taken through a link. */
        Download: {
            /** @description When (UTC). */
            at: components["schemas"]["Timestamp"];
            /** @description The file. */
            media_id: components["schemas"]["MediaId"];
            /** @description Its name then. */
            name: string;
        };
        /** @description A content and where it shall appear. */
        Draft: {
            /** @description Local date and time it is meant for, without an offset; absent means now. */
            at?: string | null;
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What is said. */
            content: components["schemas"]["Content"];
            /** @description Where, with content of its own where it differs. */
            variants?: components["schemas"]["Variant"][];
            /** @description IANA zone of `at`; absent means the brand's. */
            zone?: string | null;
        };
        /** @description How many were ended. */
        Ended: {
            /**
             * Format: int64
             * @description How many.
             */
            ended: number;
        };
        /** @description A file that may not be used any more, or not for much longer. */
        Ending: {
            /** @description The file. */
            file: components["schemas"]["Media"];
            /** @description How many posts that are scheduled show it. */
            planned: number;
        };
        /** @description A post as the calendar shows it. */
        Entry: {
            approved_by?: components["schemas"]["PersonId"] | null;
            /** @description Its brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The campaign. */
            campaign: string;
            created_by?: components["schemas"]["PersonId"] | null;
            /** @description Where it goes, and how that stands. */
            deliveries: components["schemas"]["EntryDelivery"][];
            due_at?: components["schemas"]["Timestamp"] | null;
            /** @description The post. */
            id: components["schemas"]["PostId"];
            /** @description How many files it carries. */
            media: number;
            /** @description What it is for. */
            purpose?: components["schemas"]["PostPurpose"];
            recurrence?: components["schemas"]["RecurrenceId"] | null;
            /** @description Where it stands. */
            state: components["schemas"]["PostState"];
            /** @description The beginning of its text, at most 280 characters. */
            text: string;
            /** @description A name for ourselves. */
            title: string;
            /**
             * Format: int64
             * @description Grows with every change by a person.
             */
            version: number;
            when?: components["schemas"]["WallTime"] | null;
        };
        /** @description A delivery as the calendar shows it. */
        EntryDelivery: {
            /** @description The profile. */
            profile: components["schemas"]["ProfileId"];
            /** @description Where it stands. */
            state: components["schemas"]["State"];
            /** @description The page on the network, once it is out. */
            url?: string | null;
        };
        /**
         * @description A change as it was committed. `seq` grows without gaps in the order of commits, so a reader that remembers the last
         *     one it saw misses nothing.
         */
        Event: {
            /** @description When (UTC). */
            at: components["schemas"]["Timestamp"];
            brand_id?: components["schemas"]["BrandId"] | null;
            /** @description `{"from": …, "to": …}` with the fields that changed, and `"guest"` with the name of a guest who did it. */
            data: Record<string, never>;
            /** @description What happened. */
            kind: string;
            person_id?: components["schemas"]["PersonId"] | null;
            /**
             * Format: int64
             * @description Place in the order of commits.
             */
            seq: number;
            /**
             * Format: uuid
             * @description The row concerned.
             */
            subject_id: string;
            token_id?: components["schemas"]["TokenId"] | null;
            /** @description The workspace. */
            workspace_id: components["schemas"]["WorkspaceId"];
        };
        /** @description An event that was read. */
        EventRead: {
            /** @description Whether its rule goes on beyond what was taken. */
            cut: boolean;
            /** @description When it is, at most 400 dates on the wall of the brand's zone. */
            dates: string[];
            /**
             * Format: int64
             * @description The line on which it begins.
             */
            line: number;
            /** @description What it is called. */
            name: string;
            /** @description Whether it comes on its day every year. */
            yearly: boolean;
        };
        /** @description A post that shows something. */
        EvidencePost: {
            /** @description What it is made of. */
            format: components["schemas"]["ContentFormat"];
            /**
             * Format: double
             * @description Its interactions when it was last counted; absent where only its part in a change is known.
             */
            interactions?: number | null;
            /** @description When it appeared (UTC). */
            published_at: components["schemas"]["Timestamp"];
            /**
             * Format: double
             * @description Its part in a change of the week's interactions, in percent of all interactions per week before.
             */
            share?: number | null;
            /**
             * Format: uuid
             * @description Under which id its numbers lie.
             */
            subject: string;
        };
        /** @description An experiment of a brand. */
        Experiment: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            ended_at?: components["schemas"]["Timestamp"] | null;
            ended_by?: components["schemas"]["PersonId"] | null;
            /** @description What is said of it. */
            experiment: components["schemas"]["ExperimentFields"];
            /** @description Id. */
            id: components["schemas"]["ExperimentId"];
            /** @description How many posts it takes. */
            plan: components["schemas"]["ExperimentPlan"];
            standing?: components["schemas"]["ExperimentStanding"] | null;
            started_at?: components["schemas"]["Timestamp"] | null;
            started_by?: components["schemas"]["PersonId"] | null;
            /** @description What has become of it. */
            state: components["schemas"]["ExperimentState"];
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Moves on with every change; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description A version of an experiment. */
        ExperimentArm: {
            /** @description What people call it: 1 to 100 characters. */
            name: string;
            rule?: components["schemas"]["ArmRule"] | null;
        };
        /** @description An experiment with what its posts say. */
        ExperimentDetail: components["schemas"]["Experiment"] & {
            /** @description What its posts say, by the ids under which their numbers lie. */
            said: {
                [key: string]: components["schemas"]["Shown"];
            };
        };
        /** @description A ratio with an interval; 1.2 is a fifth more. */
        ExperimentEstimate: {
            /**
             * Format: double
             * @description The upper end.
             */
            high: number;
            /**
             * Format: double
             * @description The lower end of its 90 % interval.
             */
            low: number;
            /**
             * Format: double
             * @description The estimate.
             */
            ratio: number;
        };
        /** @description What is said of an experiment. */
        ExperimentFields: {
            /** @description The first version: what is usual, against which the other is told. */
            a: components["schemas"]["ExperimentArm"];
            /**
             * Format: int32
             * @description At which age posts are compared, in hours: 1 to 720. A younger post does not count yet.
             */
            age_hours: number;
            /** @description The second version. */
            b: components["schemas"]["ExperimentArm"];
            /** @description What the versions differ in. */
            compared: components["schemas"]["Compared"];
            /** @description By which figure of a post it is judged: one that a single post has. */
            figure: components["schemas"]["MeasureFigure"];
            /** @description What people call it: 1 to 100 characters. */
            name: string;
            /** @description What is worth knowing of it. At most 2,000 characters. */
            note?: string;
            /** @description On which of the brand's profiles: 1 to 10. Posts of different profiles are compared by how they stand to what is usual there. */
            profiles: components["schemas"]["ProfileId"][];
            /**
             * Format: int32
             * @description The difference that is worth finding, in percent: 50 means one version brings half as much again. 5 to 400.
             */
            worth_percent: number;
        };
        /**
         * Format: uuid
         * @description An experiment with the posts of a brand.
         */
        ExperimentId: string;
        /** @description What an experiment would be. */
        ExperimentIdea: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What is said of it. */
            experiment: components["schemas"]["ExperimentFields"];
        };
        /** @description How many posts it takes, reckoned from the profiles' own posts of the year before. */
        ExperimentPlan: {
            /**
             * Format: int32
             * @description Posts per version after which it is given up.
             */
            posts_each_at_most: number;
            /**
             * Format: int32
             * @description Posts per version that would settle it if one looked only once, at the end (power 80 %, error 10 %).
             */
            posts_each_once: number;
            /**
             * Format: int32
             * @description Posts per version by which more than half of such experiments are settled, looked at any time.
             */
            posts_each_usually: number;
            /** @description From how many posts this was reckoned. With few it rests on what is common elsewhere. */
            posts_known: number;
            /**
             * Format: double
             * @description Posts a week on these profiles in the last eight weeks.
             */
            posts_per_week: number;
            /**
             * Format: double
             * @description The difference worth finding as a ratio: 1.5 for 50 percent.
             */
            ratio: number;
            /**
             * Format: double
             * @description How much single posts scatter: the standard deviation of natural logarithms.
             */
            spread: number;
            /**
             * @description What is usual on each profile, by its id: the median of the figure at that age. Without profiles of which less than five posts are
             *     known.
             */
            usual: {
                [key: string]: number;
            };
        };
        /** @description How an experiment stands, or stood when it ended. */
        ExperimentStanding: {
            always?: components["schemas"]["ExperimentEstimate"] | null;
            /** @description Posts of the first version that count. */
            counted_a: number;
            /** @description Posts of the second version that count. */
            counted_b: number;
            /** @description The second version against the first: 1.2 is a fifth more, drawn towards 1 while little is known. */
            estimate: components["schemas"]["ExperimentEstimate"];
            /**
             * Format: int32
             * @description About how many more posts of each version, if the difference is as it seems; 0 when it is over.
             */
            more_each: number;
            /** @description Its posts, and those of the same time in neither version; only where one experiment is read. */
            posts?: components["schemas"]["ArmPost"][];
            /**
             * Format: double
             * @description The median of the first version: of the figure, or, with several profiles, of how many times what is usual there.
             */
            typical_a?: number | null;
            /**
             * Format: double
             * @description The median of the second version.
             */
            typical_b?: number | null;
            /** @description What it says. */
            verdict: components["schemas"]["ExperimentVerdict"];
        };
        /**
         * @description What becomes of an experiment.
         * @enum {string}
         */
        ExperimentState: "planned" | "running" | "settled" | "futile" | "stopped";
        /**
         * @description What the posts say so far, or said at the end.
         * @enum {string}
         */
        ExperimentVerdict: "running" | "a_better" | "b_better" | "too_small" | "used_up";
        /** @description A profile whose access ends soon and needs a person to renew it. */
        Expiring: {
            /** @description Its brand. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: int32
             * @description The warning it has reached: 14, 7 or 1 days ahead; 0 when it is over.
             */
            days: number;
            /** @description When it ends. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description The name people know it by. */
            handle: string;
            /** @description Its network. */
            network: string;
            /** @description The profile. */
            profile: components["schemas"]["ProfileId"];
        };
        /** @description As much of a profile as whoever may read a post is shown of where it goes. */
        Face: {
            /** @description Address of its picture. */
            avatar?: string | null;
            /** @description The name people know it by, without `@`. */
            handle: string;
            /** @description The profile. */
            id: components["schemas"]["ProfileId"];
            /** @description Display name. */
            name: string;
            /** @description Its network. */
            network: string;
        };
        /** @description One metric of several deliveries together. */
        Figure: {
            /** @description What is counted. */
            metric: components["schemas"]["Metric"];
            /** @description What it is the sum of. */
            parts: components["schemas"]["FigurePart"][];
            /**
             * Format: int64
             * @description The sum of the parts.
             */
            value: number;
        };
        /** @description What one delivery adds to a figure. */
        FigurePart: {
            /** @description The delivery. */
            delivery: components["schemas"]["DeliveryId"];
            /** @description When it was fetched (UTC). */
            fetched_at: components["schemas"]["Timestamp"];
            /** @description Who counted it: the name of a network. */
            source: string;
            /**
             * Format: int64
             * @description Its value.
             */
            value: number;
        };
        /** @description Where one file is to lie, and under what; what is absent stays. */
        Filed: {
            /** @description The folder; empty for none. */
            folder?: string | null;
            /** @description The file. */
            id: components["schemas"]["MediaId"];
            /** @description Its tags; replaces the whole list. */
            tags?: string[] | null;
        };
        /** @description How many files a change concerned. */
        FilesChanged: {
            /**
             * Format: int64
             * @description Files.
             */
            files: number;
        };
        /** @description What became of files that were to be removed. */
        FilesRemoved: {
            /** @description Still there, since a post that is still to go out shows them. */
            in_use: components["schemas"]["MediaId"][];
            /** @description Gone; for a day they can be brought back. */
            removed: components["schemas"]["MediaId"][];
        };
        /** @description Files of one brand that are to be put somewhere, all or none. */
        Filing: {
            /** @description Their brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The files, at most 200. */
            files: components["schemas"]["Filed"][];
        };
        /**
         * @description What was found.
         * @enum {string}
         */
        FindingCode: "format_works" | "rate_rose" | "rate_above_others" | "audience_grew" | "effort_pays" | "brings_results" | "effort_little_back" | "cost_little_back" | "format_weak" | "rate_below_others" | "silent" | "decline_quality" | "decline_targeting" | "decline_frequency" | "decline_mix" | "decline_per_post" | "decline_season" | "decline_everybody" | "decline_unclear" | "followers_fell" | "look_alike" | "not_managed" | "no_owner" | "no_purpose";
        /**
         * @description Of what kind a finding is.
         * @enum {string}
         */
        FindingKind: "works" | "wastes" | "declines" | "risks";
        /** @description What the browser brought back. */
        FinishRequest: {
            /** @description All query parameters of the address the browser was sent back to. */
            query: {
                [key: string]: string;
            };
        };
        /** @description How far the first comment of a delivery has come. */
        FirstComment: {
            error?: components["schemas"]["DeliveryError"] | null;
            published_at?: components["schemas"]["Timestamp"] | null;
            /** @description Where it stands, in the words of deliveries: `scheduled` until it is said for the first time. */
            state: components["schemas"]["State"];
            /** @description Its page on the network. */
            url?: string | null;
        };
        /** @description A folder that is to get another path, with all that lies in it. */
        FolderMove: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Its path now. */
            from: string;
            /** @description Its path afterwards; nothing may lie there yet. */
            to: string;
        };
        /** @description For how long a link is good. */
        ForDays: {
            /**
             * Format: int64
             * @description Days, 1 to 365.
             */
            days: number;
        };
        /** @description How much of what somebody posts is of one format. */
        FormatShare: {
            /** @description The format. */
            format: components["schemas"]["ContentFormat"];
            /** @description Interactions per post of this format. */
            interactions_per_post: components["schemas"]["Amount"];
            /** @description Percent of the posts whose format is known. */
            share: components["schemas"]["Amount"];
        };
        /** @description In what a formula's part is told. */
        FormulaUnit: {
            /** @enum {string} */
            unit: "number";
        } | {
            /** @enum {string} */
            unit: "count";
        } | {
            /** @enum {string} */
            unit: "share";
        } | {
            /** @enum {string} */
            unit: "percent";
        } | {
            /** @enum {string} */
            unit: "per_thousand";
        } | {
            /** @enum {string} */
            unit: "seconds";
        } | {
            /** @enum {string} */
            unit: "seconds_each";
        } | {
            /** @description What people call it, such as "Rp". */
            name: string;
            /** @enum {string} */
            unit: "own";
        } | {
            /** @description That for each of what was counted. */
            name: string;
            /** @enum {string} */
            unit: "own_each";
        } | {
            /** @description What was counted for each of that. */
            name: string;
            /** @enum {string} */
            unit: "each_own";
        };
        /** @description What a question came to. */
        Found: {
            counted_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether rows were left out because there are too many. */
            cut_off: boolean;
            /**
             * Format: int64
             * @description Posts (or snapshots) the total rests on.
             */
            of: number;
            /** @description Profiles asked about. */
            profiles: number;
            /** @description The values, by keys. */
            rows: components["schemas"]["MeasureRow"][];
            /** @description Profiles among them of which nothing is known for this. */
            silent: number;
            /**
             * Format: double
             * @description The value of everything together; absent when it is not known.
             */
            total?: number | null;
            /** @description The unit of all values. */
            unit: components["schemas"]["Unit"];
        };
        /** @description An account that can be mentioned. */
        FoundAccount: {
            /** @description What stands behind the `@`. */
            handle: string;
            /** @description Its display name; empty where it has none. */
            name: string;
        };
        /**
         * @description By what somebody was found to be a competitor.
         * @enum {string}
         */
        FoundBy: "customers" | "sales" | "keyword" | "follows" | "other";
        /** @description Why a round did not come to its end. */
        Ga4Failure: {
            /** @description When (UTC). */
            at: components["schemas"]["Timestamp"];
            /** @description Code of the message that says what happened and what to do. */
            code: string;
            /** @description Google's own words. */
            detail: string;
            /** @description What happened and what to do, in the reader's language: added where it is shown. */
            explanation?: string | null;
        };
        /** @description The Google Analytics property of a brand. The key is never in it. */
        Ga4Property: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The property's currency (ISO 4217); empty while it is not known. */
            currency: string;
            /** @description The service account's address; empty for none. */
            email: string;
            error?: components["schemas"]["Ga4Failure"] | null;
            fetched_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: date
             * @description First day that was fetched.
             */
            from?: string | null;
            /** @description The last round had more different rows than are told apart; the rest is missing or under `(other)`. */
            incomplete: boolean;
            next_at?: components["schemas"]["Timestamp"] | null;
            /** @description The property's number; empty for none. */
            property: string;
            /** @description Some of the last round Google reckoned from a sample. */
            sampled: boolean;
            /** @description How it fares. */
            state: components["schemas"]["Ga4State"];
            /** @description From the last round Google left rows out that few people stand behind. */
            thresholded: boolean;
            /**
             * Format: date
             * @description Last day that was fetched.
             */
            to?: string | null;
            /** @description The property's zone, in which its days are; empty while it is not known. */
            zone: string;
        };
        /**
         * @description How the connection to a property fares.
         * @enum {string}
         */
        Ga4State: "none" | "waiting" | "fetched" | "failing" | "disconnected";
        /** @description What a post gathered on a day. */
        Gathered: components["schemas"]["Shown"] & {
            /**
             * Format: int64
             * @description Interactions it gathered that day.
             */
            gathered: number;
            /** @description Its profile. */
            profile: components["schemas"]["ProfileId"];
        };
        /**
         * @description What an amount means.
         * @enum {string}
         */
        GoalAim: "to" | "by" | "percent";
        /** @description How much is asked for. */
        GoalAmount: {
            /** @description What the value means. */
            aim: components["schemas"]["GoalAim"];
            /**
             * Format: double
             * @description From which value on, if that was said.
             */
            from?: number | null;
            per?: components["schemas"]["GoalPer"] | null;
            /**
             * Format: double
             * @description The value over the whole goal, where it is asked for each time and start and deadline are said.
             */
            total?: number | null;
            unit?: components["schemas"]["SmartUnit"] | null;
            /**
             * Format: double
             * @description How much, never negative: the direction says whether more or less. Percent for [`Aim::Percent`].
             */
            value: number;
        };
        /** @description What a number was over a time. */
        GoalBaseline: {
            counted_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: date
             * @description The first day within the time of which something is known.
             */
            first?: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            last?: string | null;
            /** @description What values mean in time. */
            nature: components["schemas"]["StrategyNature"];
            /** @description In what it is told. */
            unit: components["schemas"]["StrategyUnit"];
            /**
             * Format: double
             * @description Of a level its last value within the time, of what adds up the sum, of a rate the mean of its weeks; absent where nothing is known.
             */
            value?: number | null;
        };
        /** @description What there was to say of a goal on a day, and how it stood. */
        GoalCheckIn: {
            /** @description The goal. */
            goal: components["schemas"]["ItemId"];
            /** @description Id. */
            id: components["schemas"]["CheckInId"];
            /** @description When it was said (UTC). */
            made_at: components["schemas"]["Timestamp"];
            made_by?: components["schemas"]["PersonId"] | null;
            /** @description What there was to say. */
            note: string;
            /** @description How it stood on that day, as it was known then. */
            seen: components["schemas"]["GoalSeen"];
        };
        /** @description What the numbers of a goal come from, and what the posts say that brought most. */
        GoalContributions: {
            /** @description One for each number of the goal. */
            numbers: components["schemas"]["Contribution"][];
            /** @description What the posts say, by the ids under which their numbers lie; a post that is gone, or not the reader's to see, is left out. */
            said: {
                [key: string]: components["schemas"]["Shown"];
            };
        };
        /**
         * @description Whether a goal will be reached.
         * @enum {string}
         */
        GoalCourse: "missed" | "off_course" | "at_risk" | "cannot_tell" | "not_begun" | "on_course" | "reached";
        /**
         * @description On what a course rests.
         * @enum {string}
         */
        GoalCourseGround: "reached" | "forecast" | "milestone" | "plan_line";
        /** @description A value on a day. */
        GoalDayValue: {
            /**
             * Format: date
             * @description The local day.
             */
            day: string;
            /**
             * Format: double
             * @description The value at its end.
             */
            value: number;
        };
        /**
         * @description Which way a number is to go.
         * @enum {string}
         */
        GoalDirection: "up" | "down";
        /** @description How a goal ended. Never changed: withdrawn, where the goal goes on. */
        GoalEnd: components["schemas"]["GoalEnded"] & {
            /** @description When this was fixed (UTC). */
            fixed_at: components["schemas"]["Timestamp"];
            fixed_by?: components["schemas"]["PersonId"] | null;
            /** @description The goal. */
            goal: components["schemas"]["ItemId"];
        };
        /** @description What ended, and how it stood. */
        GoalEnded: {
            /**
             * Format: date
             * @description Its last day, as it was said then.
             */
            deadline: string;
            /** @description How it was judged. */
            framework: components["schemas"]["GoalFramework"];
            /** @description Why. */
            reason: components["schemas"]["GoalEndReason"];
            /** @description How it stood. */
            seen: components["schemas"]["GoalSeen"];
            /** @description The goal in words, as it was said then. */
            title: string;
        };
        /**
         * @description Why a goal ended.
         * @enum {string}
         */
        GoalEndReason: "over" | "closed" | "dropped";
        /**
         * @description How a goal is written down and judged.
         * @enum {string}
         */
        GoalFramework: "smart" | "okr";
        /** @description What is said of a number of a goal. */
        GoalJudged: {
            /**
             * Format: uuid
             * @description The key result.
             */
            result: string;
            /** @description Letter by letter. */
            smart: components["schemas"]["Smart"];
            /** @description In what its amounts are told. */
            unit: components["schemas"]["StrategyUnit"];
        };
        /** @description A number that runs ahead of a goal's. */
        GoalLeading: {
            /**
             * Format: double
             * @description The four weeks before; absent where they are not known.
             */
            before?: number | null;
            /**
             * Format: double
             * @description The last four weeks, up to the last day of which something is known: a flow's sum, where a level stands, the mean of a rate.
             */
            lately: number;
            /** @description What is measured. */
            measure: components["schemas"]["StrategyMeasure"];
            /**
             * Format: uuid
             * @description The key result that it runs ahead of.
             */
            result: string;
            /** @description In what it is told. */
            unit: components["schemas"]["StrategyUnit"];
        };
        /** @description Where a number will likely be. */
        GoalLikely: {
            /**
             * Format: date
             * @description The local day.
             */
            day: string;
            /**
             * Format: double
             * @description In four of five cases it is at most that.
             */
            high: number;
            /**
             * Format: double
             * @description In 19 of 20 cases it is at most that.
             */
            highest: number;
            /**
             * Format: double
             * @description In four of five cases it is at least this.
             */
            low: number;
            /**
             * Format: double
             * @description In 19 of 20 cases it is at least this.
             */
            lowest: number;
            /**
             * Format: double
             * @description As likely more as less.
             */
            middle: number;
        };
        /** @description A goal as it is meant. */
        GoalMeant: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The goal. */
            goal: components["schemas"]["StrategyGoal"];
            /**
             * Format: date
             * @description The local day on which it was set, if it runs already: what was known then counts.
             */
            set_on?: string | null;
        };
        /** @description Where a number is to be on a day. */
        GoalMilestone: {
            /**
             * Format: date
             * @description The day.
             */
            day: string;
            /**
             * Format: double
             * @description The number.
             */
            value: number;
        };
        /**
         * @description The time for each of which an amount is asked: "30 orders a month".
         * @enum {string}
         */
        GoalPer: "day" | "week" | "month" | "quarter" | "year";
        /** @description How far a goal is. */
        GoalProgress: {
            /** @description Whether it will be reached: for SMART its number's, for OKR by the mean of the scores that are expected. */
            course: components["schemas"]["GoalCourse"];
            ended?: components["schemas"]["GoalEnd"] | null;
            /**
             * Format: double
             * @description The mean of the scores with which its numbers will likely end, 0 to 1; absent while none can be told.
             */
            expected?: number | null;
            /** @description The goal. */
            goal: components["schemas"]["ItemId"];
            /** @description Its numbers, in the order of the goal. */
            results: components["schemas"]["GoalResultProgress"][];
            /**
             * Format: double
             * @description The mean of its numbers' scores, 0 to 1; absent while none is known.
             */
            score?: number | null;
            /** @description What people told of its numbers, the latest day first; only told of one goal. */
            told?: components["schemas"]["GoalValue"][];
        };
        /** @description What a sentence says of a goal. */
        GoalRead: {
            amount?: components["schemas"]["GoalAmount"] | null;
            /**
             * Format: date
             * @description Last day.
             */
            deadline?: string | null;
            direction?: components["schemas"]["SmartDirection"] | null;
            /** @description Stable name of the figure. */
            figure?: string | null;
            /** @description Stable names of the networks, in the order in which they are named. */
            networks: string[];
            /**
             * Format: date
             * @description First day, where a time that has yet to come is named.
             */
            start?: string | null;
            /**
             * @description Times that are named but not understood, in the words of the sentence ("sebelum lebaran"): whoever shows what was read
             *     asks for the day.
             */
            unclear_times: string[];
        };
        /** @description How far a number of a goal is. */
        GoalResultProgress: components["schemas"]["GoalStanding"] & {
            /** @description Where it will likely be, day by day, or week by week where the deadline is far; only told of one goal. */
            ahead?: components["schemas"]["GoalLikely"][];
            counted_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uuid
             * @description The key result.
             */
            id: string;
            /** @description What its values mean in time. */
            nature: components["schemas"]["StrategyNature"];
            /** @description The plan's line: its corners; only told of one goal. */
            plan?: components["schemas"]["GoalDayValue"][];
            /** @description What was reached, day by day from the first; only told of one goal. */
            reached?: components["schemas"]["GoalDayValue"][];
            /** @description In what they are told. */
            unit: components["schemas"]["StrategyUnit"];
        };
        /** @description How a goal stood, as it was known then. */
        GoalSeen: {
            /** @description Whether it would be reached. */
            course: components["schemas"]["GoalCourse"];
            /**
             * Format: date
             * @description The local day.
             */
            day: string;
            /** @description Its numbers, in the order of the goal. */
            results: components["schemas"]["GoalSeenResult"][];
            /**
             * Format: double
             * @description The mean of its numbers' scores, 0 to 1; absent where none was known.
             */
            score?: number | null;
        };
        /** @description How a number of a goal stood. */
        GoalSeenResult: {
            /**
             * Format: date
             * @description The last local day of which something was known.
             */
            as_of?: string | null;
            /**
             * Format: double
             * @description The probability that the target is met at the deadline; absent where nothing could be foreseen.
             */
            chance?: number | null;
            /** @description Whether it would be reached. */
            course: components["schemas"]["GoalCourse"];
            /**
             * Format: double
             * @description Where it was; absent where nothing was known.
             */
            now?: number | null;
            /** @description What was wanted, as it was said then. */
            result: components["schemas"]["KeyResult"];
            /**
             * Format: double
             * @description The same within 0 and 1.
             */
            score?: number | null;
            /**
             * Format: double
             * @description How much of the way was gone: 0 at the beginning, 1 at the target.
             */
            share?: number | null;
            /** @description In what its values are told. */
            unit: components["schemas"]["StrategyUnit"];
        };
        /** @description A goal in one sentence. */
        GoalSentence: {
            /** @description The brand, in whose time zone days are meant. */
            brand: components["schemas"]["BrandId"];
            /** @description The sentence, in Indonesian or English: at most 1,000 characters count. */
            sentence: string;
        };
        /** @description How a number stands. */
        GoalStanding: {
            /**
             * Format: date
             * @description The last local day of which something is known.
             */
            as_of?: string | null;
            /**
             * Format: double
             * @description From where it began; absent while it is not known.
             */
            began?: number | null;
            /**
             * Format: double
             * @description The probability that the target is met at the deadline, 0 to 1; absent where nothing can be foreseen.
             */
            chance?: number | null;
            /** @description Whether it will be reached. */
            course: components["schemas"]["GoalCourse"];
            /** @description Whether what the plan wanted is told of the evening before, because the day runs. */
            day_runs: boolean;
            /**
             * Format: double
             * @description The score it will likely end with; where nothing can be foreseen, that with which it ends if it goes on as it did beside its plan.
             */
            expected?: number | null;
            ground?: components["schemas"]["GoalCourseGround"] | null;
            /**
             * Format: double
             * @description The same, as it was over the last four weeks; absent while it is not known.
             */
            lately?: number | null;
            likely?: components["schemas"]["GoalLikely"] | null;
            /**
             * Format: double
             * @description What the target takes from that day on: per week; of a rate, its mean. Absent when it is reached or over.
             */
            needed?: number | null;
            /**
             * Format: double
             * @description Where it is; absent while nothing is known.
             */
            now?: number | null;
            /**
             * Format: double
             * @description Where the plan wanted to be on that day; while it runs, on the evening before.
             */
            planned?: number | null;
            /** @description What is foreseen rests on so few values that only their pace goes on: how many there are. */
            rests_on?: number | null;
            /**
             * Format: double
             * @description The same as a score: within 0 and 1. What is counted and is to stay below its target has 1 as long as it does, and less the farther it
             *     is beyond; it goes no way, so that no `share` of one is told.
             */
            score?: number | null;
            /**
             * Format: double
             * @description How much of the way to the target is gone: 0 at the beginning, 1 at the target; less than 0 when it went the other way.
             */
            share?: number | null;
        };
        /**
         * @description Whether a goal is still pursued.
         * @enum {string}
         */
        GoalState: "open" | "closed" | "dropped";
        /** @description A value as it was told. */
        GoalValue: {
            /**
             * Format: date
             * @description The local day.
             */
            day: string;
            /** @description What there was to say. */
            note: string;
            /**
             * Format: uuid
             * @description The key result.
             */
            result: string;
            /** @description When it was told (UTC). */
            told_at: components["schemas"]["Timestamp"];
            told_by?: components["schemas"]["PersonId"] | null;
            /**
             * Format: double
             * @description The value.
             */
            value: number;
        };
        /** @description A value as somebody tells it. */
        GoalValueSaid: {
            /**
             * Format: date
             * @description The local day, within the goal's and not in the future.
             */
            day: string;
            /** @description What there is to say. At most 1,000 characters. */
            note?: string;
            /**
             * Format: uuid
             * @description The key result; one that is measured by hand.
             */
            result: string;
            /**
             * Format: double
             * @description Where it stands, or what came since the last time where values add up; absent to take the day's back.
             */
            value?: number | null;
        };
        /** @description A role in the whole workspace (`brand` is `None`) or in one brand. */
        Grant: {
            brand?: components["schemas"]["BrandId"] | null;
            /** @description The role there. */
            role: components["schemas"]["Role"];
        };
        /** @description A comment as a guest sees it. */
        GuestComment: {
            /** @description When it was written (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description The guest's name; absent for the team. */
            guest?: string | null;
            /** @description The words of the post that are meant. */
            quote: string;
            /** @description Whether it is settled. */
            resolved: boolean;
            /** @description What it says. */
            text: string;
        };
        /** @description A guest's decision. */
        GuestDecision: {
            /** @description What they decide. */
            decision: components["schemas"]["Decision"];
            /** @description The post. */
            post: components["schemas"]["PostId"];
            /** @description The token of the link. */
            token: string;
            /**
             * Format: int64
             * @description Its version as the guest saw it.
             */
            version: number;
        };
        /** @description Which file a guest wants to see. */
        GuestFile: {
            /** @description The file. */
            media: components["schemas"]["MediaId"];
            /** @description The token of the link. */
            token: string;
        };
        /** @description A link for a guest. */
        GuestLink: {
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            /** @description Whether they may approve, send back or reject. */
            decides: boolean;
            /** @description Until when it is good (UTC). */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["GuestLinkId"];
            /** @description Whom it is for. */
            name: string;
            seen_at?: components["schemas"]["Timestamp"] | null;
            withdrawn_at?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * Format: uuid
         * @description A link for a guest.
         */
        GuestLinkId: string;
        /** @description A post as a guest sees it. */
        GuestPost: {
            /** @description What was said about it, the oldest first. Members are not named here. */
            comments: components["schemas"]["GuestComment"][];
            /** @description What every profile says unless it has content of its own. */
            content: components["schemas"]["Content"];
            due_at?: components["schemas"]["Timestamp"] | null;
            /** @description Id. */
            id: components["schemas"]["PostId"];
            /** @description Where it goes. */
            profiles: components["schemas"]["GuestProfile"][];
            /** @description Where it stands. */
            state: components["schemas"]["PostState"];
            /**
             * Format: int64
             * @description To be handed back with a decision, which is about what was seen.
             */
            version: number;
            when?: components["schemas"]["WallTime"] | null;
        };
        /** @description A profile as a guest sees it: what a preview needs. */
        GuestProfile: {
            /** @description Address of its picture. */
            avatar?: string | null;
            content?: components["schemas"]["Content"] | null;
            /** @description Its handle there. */
            handle: string;
            /** @description Id. */
            id: components["schemas"]["ProfileId"];
            /** @description Its name there. */
            name: string;
            /** @description The network. */
            network: string;
        };
        /** @description What a guest says. */
        GuestRemark: {
            /** @description The post. */
            post: components["schemas"]["PostId"];
            /** @description The words of the post that are meant. */
            quote?: string;
            /** @description What they say. */
            text: string;
            /** @description The token of the link. */
            token: string;
        };
        /** @description What a guest shows. */
        GuestToken: {
            /** @description The token of the link. */
            token: string;
        };
        /** @description Everything that a link shows. */
        GuestView: {
            /** @description The brand. */
            brand: string;
            /** @description Whether the guest may approve, send back or reject. */
            decides: boolean;
            /** @description Until when the link is good (UTC). */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Whom the link is for. */
            name: string;
            /** @description The posts, by due time; those without a time last. */
            posts: components["schemas"]["GuestPost"][];
            /** @description Who shows it. */
            workspace: string;
            /** @description IANA time zone of the brand. */
            zone: string;
        };
        /** @description What headings mean. */
        Headings: {
            /** @description The fields there are; not read. */
            fields?: string[];
            /** @description Heading to field; to nothing where a column is to be left out. */
            headings: {
                [key: string]: string;
            };
        };
        /** @description What is said at a check. */
        HoldCheck: {
            answers?: components["schemas"]["KpiReviewAnswers"] | null;
            /**
             * Format: date
             * @description The day on which it is due.
             */
            day: string;
            /** @description What follows. */
            decision: components["schemas"]["KpiDecision"];
            /** @description What was talked about. At most 2,000 characters. */
            note?: string;
            /** @description What is held. */
            occasion: components["schemas"]["KpiOccasion"];
            /** @description Numbers that are told by hand: at most 24. */
            told?: components["schemas"]["KpiCheckNumber"][];
        };
        /**
         * @description What stands in a column.
         * @enum {string}
         */
        Holds: "plain" | "percent" | "day" | "moment";
        /** @description A day that the calendar marks. */
        Holiday: {
            /** @description Two letters of ISO 3166; absent for a day of the brand's own. */
            country?: string | null;
            /**
             * Format: date
             * @description The date.
             */
            date: string;
            /** @description Whether the date may still move, because the moon or a decree decides. */
            estimated: boolean;
            /** @description Whether it is a day of the whole workspace: every brand's calendar marks it. */
            everywhere?: boolean;
            id?: components["schemas"]["OwnDayId"] | null;
            /** @description Its kind. */
            kind: components["schemas"]["DayKind"];
            /** @description Its name in English, or as the brand wrote it. */
            name: string;
            /** @description Its name in Indonesian, where it has one. */
            name_id?: string | null;
            /** @description What the brand noted about a day of its own. */
            note?: string;
        };
        /** @description Which days a brand's calendar marks. */
        HolidayChoice: {
            /** @description Two letters of ISO 3166 each. */
            countries: string[];
            /** @description The kinds; the brand's own days are always marked. */
            kinds: components["schemas"]["DayKind"][];
        };
        /** @description What a brand's calendar marks, and what it could. */
        HolidayChoiceShown: {
            /** @description Countries whose days are marked, two letters of ISO 3166 each. */
            countries: string[];
            /** @description The kinds of days; the brand's own are always marked. */
            kinds: components["schemas"]["DayKind"][];
            /** @description The countries whose days are known, two letters of ISO 3166 each. */
            known: string[];
        };
        /** @description An hour of the week. */
        Hour: {
            /**
             * Format: int32
             * @description Local hour, 0 to 23.
             */
            hour: number;
            /** @description Percent of the posts. */
            share: components["schemas"]["Amount"];
            /**
             * Format: int32
             * @description Local weekday, Monday is 0.
             */
            weekday: number;
        };
        /** @description How somebody was found. */
        HowFound: {
            /** @description By what. */
            by: components["schemas"]["FoundBy"];
            /** @description In words: which keyword, who said so. At most 500 characters; may be empty. */
            words?: string;
        };
        /** @description Headings of tables and the columns they stand for. */
        ImportColumns: {
            /** @description Heading to column (`text`, `at`, …); to nothing where the column is to be left out. */
            names: {
                [key: string]: string;
            };
        };
        /**
         * Format: uuid
         * @description A file of numbers that was imported.
         */
        ImportId: string;
        /** @description What an import came to. */
        ImportReport: {
            /** @description The posts that were made; empty for a dry run. */
            created: components["schemas"]["PostId"][];
            /** @description The lines that could be read, where they were asked for. */
            lines?: components["schemas"]["LineRead"][];
            /** @description Every problem, by line. When there is any, nothing was written, unless lines with problems were to be left out. */
            problems: components["schemas"]["LineShown"][];
            /** @description Lines read. */
            rows: number;
        };
        /** @description What people say of a profile. */
        InventoryFields: {
            /** @description Its handle or the address of its page. At most 300 characters. */
            address?: string;
            /** @description Stable name of the network, or any other name. At most 40 characters. */
            network?: string;
            owner?: components["schemas"]["PersonId"] | null;
            /** @description The sub-brand or region it speaks for. At most 100 characters. */
            part?: string;
            profile?: components["schemas"]["ProfileId"] | null;
            /** @description The programme it belongs to. At most 100 characters. */
            programme?: string;
            /** @description What it is for. At most 500 characters. */
            purpose?: string;
            /** @description Whose it is. */
            status?: components["schemas"]["ProfileStatus"];
        };
        /**
         * Format: uuid
         * @description What people say of a profile of a brand.
         */
        InventoryId: string;
        /** @description A profile of a brand, with what people say of it. */
        InventoryProfile: {
            entry?: components["schemas"]["InventoryId"] | null;
            /** @description Its name, handle or address, as people know it. */
            handle: string;
            /**
             * Format: uuid
             * @description By what it is known in audits: the profile's id, or that of what people say of it.
             */
            id: string;
            /** @description From where it is known. */
            known_from: components["schemas"]["KnownFrom"];
            /** @description Display name; empty where it is not known. */
            name: string;
            /** @description What people say of it; its network stands here in any case. */
            said: components["schemas"]["InventoryFields"];
            /** @description Its page, where that is known. */
            url?: string | null;
            /**
             * Format: int64
             * @description Grows with every change of what people say; what `If-Match` is held against.
             */
            version?: number | null;
        };
        /** @description An invitation that has not been accepted yet. */
        Invitation: {
            brand?: components["schemas"]["BrandId"] | null;
            /** @description When. */
            created_at: components["schemas"]["Timestamp"];
            /** @description E-mail address invited. */
            email: string;
            /** @description Until when the link is good. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["InvitationId"];
            invited_by?: components["schemas"]["PersonId"] | null;
            /** @description Role they will have. */
            role: components["schemas"]["Role"];
        };
        /**
         * Format: uuid
         * @description An invitation that has not been accepted yet.
         */
        InvitationId: string;
        /** @description What an invitation says to the one who follows its link. */
        Invited: {
            /** @description Name of the brand; absent for the whole workspace. */
            brand?: string | null;
            /** @description E-mail address invited. */
            email: string;
            /** @description Until when the link is good. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Whether there is an account with this address, so that one signs in instead of choosing a password. */
            has_account: boolean;
            /** @description Role they will have. */
            role: components["schemas"]["Role"];
            /** @description Name of the workspace. */
            workspace: string;
        };
        /**
         * Format: uuid
         * @description A part of a brand's strategy: an objective, a goal, a tactic, …
         */
        ItemId: string;
        /**
         * @description A stage of the buying journey.
         * @enum {string}
         */
        JourneyStage: "awareness" | "consideration" | "purchase" | "loyalty";
        /** @description A number to be reached. */
        KeyResult: {
            /**
             * Format: double
             * @description From where it begins: the level on the first day, or the rate of the baseline period. Flows begin at nothing. Absent while it is not known.
             */
            baseline?: number | null;
            baseline_period?: components["schemas"]["StrategyDays"] | null;
            /** @description Which way. */
            direction?: components["schemas"]["GoalDirection"];
            /**
             * Format: uuid
             * @description Its id within the goal, chosen by the client; what is measured by hand hangs on it.
             */
            id: string;
            /** @description What is measured. */
            measure: components["schemas"]["StrategyMeasure"];
            /** @description Where it is to be in between, by day. */
            milestones?: components["schemas"]["GoalMilestone"][];
            /** @description What it is, in words; may be empty where the goal has one. At most 200 characters. */
            name?: string;
            /**
             * Format: double
             * @description Where it is to be: the level or rate at the deadline, or the sum from the first day to the deadline.
             */
            target: number;
        };
        /** @description A brand's kit. */
        Kit: {
            /** @description Its colours. */
            colours: components["schemas"]["Colour"][];
            /** @description Which typefaces for what. */
            fonts: string;
            /** @description Its logos, in the order they were chosen; those that left the library are left out. */
            logos: components["schemas"]["Media"][];
            /**
             * Format: int64
             * @description To be handed back with a change, which is about what was seen; 0 while nothing was said.
             */
            version: number;
            /** @description How the brand speaks. */
            voice: string;
        };
        /**
         * @description From where a profile is known.
         * @enum {string}
         */
        KnownFrom: "connected" | "files" | "people";
        /** @description A number that tells whether an objective comes nearer. */
        Kpi: {
            /**
             * Format: date
             * @description The local day from which checks and reviews are counted.
             */
            began: string;
            /** @description Which way. */
            direction?: components["schemas"]["GoalDirection"];
            /** @description Name: 1 to 120 characters. */
            name: string;
            objective?: components["schemas"]["ItemId"] | null;
            owner?: components["schemas"]["PersonId"] | null;
            /** @description Over which time it is told. */
            period?: components["schemas"]["KpiPeriod"];
            /** @description How it helps the objective. At most 2,000 characters. */
            purpose?: string;
            /**
             * Format: int32
             * @description How often a year it is asked whether it is still the right one: 1 or 2.
             */
            reviews?: number;
            /** @description How often it is checked. */
            rhythm?: components["schemas"]["KpiRhythm"];
            /** @description Who is told when it changes. At most 50. */
            stakeholders?: components["schemas"]["PersonId"][];
            /** @description Whether it is still followed; one that was given up keeps what it was. */
            state?: components["schemas"]["KpiState"];
            /**
             * Format: double
             * @description Where it is to be in each period.
             */
            target: number;
            /** @description What is measured. */
            value: components["schemas"]["KpiValue"];
        };
        /** @description An answer to a question of a review. */
        KpiAnswer: {
            /** @description Why. At most 2,000 characters. */
            why?: string;
            /** @description Yes or no. */
            yes: boolean;
        };
        /** @description A number that was told by hand. */
        KpiCheckNumber: {
            /**
             * Format: date
             * @description Of which local day.
             */
            day: string;
            /** @description The name in the formula; `value` where there is none. */
            term: string;
            /**
             * Format: double
             * @description The number.
             */
            value: number;
        };
        /** @description What was said and known at a check. */
        KpiCheckSaid: {
            answers?: components["schemas"]["KpiReviewAnswers"] | null;
            /** @description What follows. */
            decision: components["schemas"]["KpiDecision"];
            /** @description What was talked about. */
            note: string;
            period?: components["schemas"]["KpiSpan"] | null;
            /**
             * Format: double
             * @description The target then.
             */
            target: number;
            /** @description Numbers that were told by hand. */
            told?: components["schemas"]["KpiCheckNumber"][];
            /**
             * Format: double
             * @description The KPI's number then: of the last finished period that was known, else of the running one.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description The version of the KPI that was looked at.
             */
            version: number;
        };
        /**
         * @description What follows from a check.
         * @enum {string}
         */
        KpiDecision: "keep" | "change" | "drop" | "act";
        /** @description A KPI with all that was held, and what was let pass. */
        KpiDetail: components["schemas"]["KpiStanding"] & {
            /** @description What was held, the latest first: at most 400. */
            checks: components["schemas"]["KpiHeldCheck"][];
            /** @description What was due since it was made, by its rhythm of today, and was neither held nor is open any more: the latest first, at most 100. */
            missed: components["schemas"]["KpiDue"][];
            /** @description Whether it is SMART, letter by letter, by what is known now. */
            smart: components["schemas"]["Smart"];
        };
        /** @description A day on which something is due. */
        KpiDue: {
            /**
             * Format: date
             * @description The local day.
             */
            day: string;
            /** @description What is due. */
            occasion: components["schemas"]["KpiOccasion"];
        };
        /** @description A formula over named measures. */
        KpiFormula: {
            /** @description What its names stand for: 1 to 8. */
            terms: components["schemas"]["KpiTerm"][];
            /** @description Such as `(purchases + sign_ups) / clicks * 100`. At most 300 characters. */
            text: string;
        };
        /** @description A check or review that was held. */
        KpiHeldCheck: components["schemas"]["KpiDue"] & components["schemas"]["KpiCheckSaid"] & {
            /** @description When it was held (UTC). */
            held_at: components["schemas"]["Timestamp"];
            held_by?: components["schemas"]["PersonId"] | null;
            /** @description The KPI. */
            kpi: components["schemas"]["ItemId"];
        };
        /** @description A KPI as it is meant. */
        KpiIdea: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            id?: components["schemas"]["ItemId"] | null;
            /** @description What is said of it. */
            kpi: components["schemas"]["Kpi"];
        };
        /** @description A KPI as it is meant. */
        KpiMeant: components["schemas"]["KpiNumbers"] & {
            /** @description Whether it is SMART, letter by letter. */
            smart: components["schemas"]["Smart"];
        };
        /** @description A KPI's numbers. */
        KpiNumbers: {
            counted_at?: components["schemas"]["Timestamp"] | null;
            /** @description What it is reckoned from, in the last period of the values that is known; the whole one before the running one. */
            parts: components["schemas"]["KpiPart"][];
            /** @description Where it goes. */
            trend: components["schemas"]["KpiTrend"];
            /** @description In what they are told. */
            unit: components["schemas"]["FormulaUnit"];
            /** @description Each period, the earliest first, the running one last. */
            values: components["schemas"]["KpiPeriodValue"][];
        };
        /**
         * @description What a day is for.
         * @enum {string}
         */
        KpiOccasion: "check" | "review";
        /** @description One of the measures that a KPI is reckoned from. */
        KpiPart: {
            /** @description Its name in the formula; `value` where there is none. */
            name: string;
            /** @description In what it is told. */
            unit: components["schemas"]["FormulaUnit"];
            /** @description What it came to in each period of the values. */
            values: (number | null)[];
        };
        /**
         * @description The time over which a KPI is told.
         * @enum {string}
         */
        KpiPeriod: "week" | "month" | "quarter";
        /** @description What a KPI came to in one period. */
        KpiPeriodValue: components["schemas"]["KpiSpan"] & {
            /** @description Whether numbers begin only within it, so that it holds less than what happened. */
            begins_within: boolean;
            /**
             * Format: int32
             * @description Its days.
             */
            days: number;
            /**
             * Format: int32
             * @description Those that are over; fewer than `days` while it runs.
             */
            days_over: number;
            /** @description Whether the target was met; absent while that is open or not known. */
            met?: boolean | null;
            /**
             * Format: double
             * @description What it came to; absent when it is not known.
             */
            value?: number | null;
        };
        /** @description The answers of a review. */
        KpiReviewAnswers: {
            /** @description Must the strategy change? */
            change_strategy: components["schemas"]["KpiAnswer"];
            /** @description Does it still help to reach the objective? */
            helps: components["schemas"]["KpiAnswer"];
            /** @description Is it still relevant? */
            relevant: components["schemas"]["KpiAnswer"];
        };
        /**
         * @description How often a KPI is checked.
         * @enum {string}
         */
        KpiRhythm: "week" | "month" | "two_months";
        /** @description Days, both included. */
        KpiSpan: {
            /**
             * Format: date
             * @description First local day.
             */
            from: string;
            /**
             * Format: date
             * @description Last local day.
             */
            to: string;
        };
        /** @description A KPI as it stands. */
        KpiStanding: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            /** @description Its id among the parts of the strategy. */
            id: components["schemas"]["ItemId"];
            /** @description What people say of it. */
            kpi: components["schemas"]["Kpi"];
            last?: components["schemas"]["KpiHeldCheck"] | null;
            next?: components["schemas"]["KpiToHold"] | null;
            /** @description Its number over the last 13 periods. */
            numbers: components["schemas"]["KpiNumbers"];
            /** @description What is due and was not held: a review, a check, or both. */
            open: components["schemas"]["KpiToHold"][];
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Its version, which `If-Match` is held against.
             */
            version: number;
        };
        /**
         * @description Whether a KPI is still followed.
         * @enum {string}
         */
        KpiState: "active" | "dropped";
        /** @description A name in a formula. */
        KpiTerm: {
            /** @description What it stands for. */
            measure: components["schemas"]["StrategyMeasure"];
            /** @description A letter, then letters, digits and `_`: at most 40 characters. */
            name: string;
        };
        /** @description Something that is to be held. */
        KpiToHold: components["schemas"]["KpiDue"] & {
            /**
             * Format: int32
             * @description Days since then; negative for what is still to come.
             */
            days_late: number;
        };
        /**
         * @description Where a number goes, over its finished periods.
         * @enum {string}
         */
        KpiTrend: "rising" | "falling" | "steady" | "unknown";
        /** @description What is measured: one thing, or several brought together. */
        KpiValue: {
            /** @enum {string} */
            as: "measure";
            /** @description One measure. */
            of: components["schemas"]["StrategyMeasure"];
        } | {
            /** @enum {string} */
            as: "formula";
            /** @description A formula over named measures. */
            of: components["schemas"]["KpiFormula"];
        };
        /** @description A cost or a return of a brand. */
        LedgerEntry: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was added (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description What is said of it. */
            entry: components["schemas"]["LedgerFields"];
            /** @description Id. */
            id: components["schemas"]["LedgerEntryId"];
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Moves on with every change; what `If-Match` is held against.
             */
            version: number;
        };
        /**
         * Format: uuid
         * @description A cost or a return of a brand.
         */
        LedgerEntryId: string;
        /** @description What is said of an entry. */
        LedgerFields: {
            /**
             * Format: int64
             * @description How much, in the currency's smallest unit: 1500000 is IDR 15,000.00. From 1 to 10^15.
             */
            amount: number;
            /** @description The campaign; empty for none in particular. At most 100 characters. */
            campaign?: string;
            /** @description The currency (ISO 4217). */
            currency: string;
            /**
             * Format: date
             * @description First day over which it spreads, `YYYY-MM-DD`.
             */
            from: string;
            /** @description What it is of: one that its side has. */
            kind: components["schemas"]["LedgerKind"];
            /** @description Stable name of the network; empty for none in particular. At most 100 characters. */
            network?: string;
            /** @description What is worth knowing of it. At most 2,000 characters. */
            note?: string;
            /** @description The objective; empty for none in particular. At most 100 characters. */
            objective?: string;
            /** @description Which side of the ledger. */
            side: components["schemas"]["LedgerSide"];
            /**
             * Format: date
             * @description Last day over which it spreads, `YYYY-MM-DD`.
             */
            to: string;
        };
        /**
         * @description What an entry is of. Costs are of people, tools, ads, influencers and others; returns of sales, leads, sign-ups, savings and others.
         * @enum {string}
         */
        LedgerKind: "people" | "tools" | "ads" | "influencers" | "sales" | "leads" | "signups" | "savings" | "other";
        /**
         * @description Which side of the ledger.
         * @enum {string}
         */
        LedgerSide: "cost" | "return";
        /** @description How long a part is on a network. */
        Length: {
            /**
             * Format: int32
             * @description Counted as the network counts.
             */
            count: number;
            /**
             * Format: int32
             * @description The most it takes.
             */
            max: number;
        };
        /**
         * @description In what somebody looks like us.
         * @enum {string}
         */
        Likeness: "same_handle" | "same_name" | "near_handle" | "near_name";
        /** @description A line as it was read. */
        LineRead: {
            /**
             * Format: int64
             * @description The line in the file, counted from 1 (a table's heading is line 1).
             */
            line: number;
            /** @description What it says. */
            row: components["schemas"]["Row"];
        };
        /** @description What is wrong with one line. */
        LineShown: components["schemas"]["ProblemItem"] & {
            /**
             * Format: int64
             * @description The line in the file, counted from 1 (a table's heading is line 1).
             */
            line: number;
        };
        /** @description A link to a dashboard, which is told only here. */
        Link: {
            /** @description Until when it is good (UTC). */
            expires_at: components["schemas"]["Timestamp"];
            /** @description The address to pass on. */
            link: string;
        };
        /** @description A link shown as a card. */
        LinkCard: {
            /** @description One or two sentences. */
            description?: string;
            image?: components["schemas"]["MediaId"] | null;
            /** @description Headline. */
            title?: string;
            /** @description Where it leads (http or https). */
            url: string;
        };
        /** @description Which page. */
        Linked: {
            /** @description The brand that the post is of. */
            brand: components["schemas"]["BrandId"];
            /** @description Address of the page (https). */
            url: string;
        };
        /** @description The token of an invitation's link. */
        LinkToken: {
            /** @description The token. */
            token: string;
        };
        /** @description A text that is too long for one post, and where it shall appear. */
        Long: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Where: each part will fit all of them. */
            profiles: components["schemas"]["ProfileId"][];
            /** @description What is said. */
            text: string;
            /** @description A warning before it, where that counts towards the length. */
            warning?: string | null;
        };
        /** @description What somebody without an account shows, and which time they want to see. */
        Look: {
            /**
             * Format: date
             * @description First day, `YYYY-MM-DD`.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, `YYYY-MM-DD`.
             */
            to: string;
            /** @description The token of the link. */
            token: string;
        };
        /** @description An account that looks like one of ours. */
        LookAlike: {
            /**
             * Format: int64
             * @description Its followers, where the network told them.
             */
            followers?: number | null;
            /** @description What stands behind the `@`. */
            handle: string;
            /** @description In what it looks like us. */
            likeness: components["schemas"]["Likeness"];
            /** @description Its display name. */
            name: string;
            /** @description Its page, where the network told it. */
            url?: string | null;
        };
        /** @description What went wrong when a profile was looked at. */
        LookError: {
            /** @description When. */
            at: components["schemas"]["Timestamp"];
            /** @description Code of the message that says what happened and what to do. */
            code: string;
            /** @description The network's own words. */
            detail: string;
            /** @description What happened and what to do, in the reader's language: added where it is shown. */
            explanation?: string | null;
        };
        /**
         * @description What a search for look-alikes came to.
         * @enum {string}
         */
        LookOutcome: "searched" | "no_account" | "not_searchable" | "failed" | "sample";
        /**
         * @description How looking at a profile goes.
         * @enum {string}
         */
        LookState: "waiting" | "seen" | "not_found" | "not_shown" | "away" | "sample";
        /** @description An import that was made. */
        Made: {
            /** @description What it came to. */
            came_to: components["schemas"]["CameTo"];
            /** @description When it was taken in (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description The file's name. */
            file_name: string;
            /** @description Its id. */
            id: components["schemas"]["ImportId"];
            person_id?: components["schemas"]["PersonId"] | null;
            profile_id?: components["schemas"]["ProfileId"] | null;
            /** @description What the file is. */
            shape: string;
            undone_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A token and what to show at the door, which is told only here. */
        MadeToken: components["schemas"]["Token"] & {
            /** @description What goes into `Authorization: Bearer`. */
            token: string;
        };
        /** @description A dashboard to be made. */
        Make: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The dashboard. */
            dashboard: components["schemas"]["NewDashboard"];
        };
        /** @description Oneself. */
        Me: {
            /** @description E-mail address. */
            email: string;
            /** @description Id. */
            id: components["schemas"]["PersonId"];
            /** @description Language of the interface. */
            language: string;
            /** @description Name. */
            name: string;
            /** @description Rights held in it, in the whole workspace or in any brand of it. */
            rights: components["schemas"]["Right"][];
            /** @description The workspace acted in. */
            workspace: components["schemas"]["WorkspaceId"];
            /** @description All workspaces one belongs to. */
            workspaces: components["schemas"]["MyWorkspace"][];
            /** @description IANA time zone in which they read; empty for that of each brand. */
            zone: string;
        };
        /** @description A number that people tell. */
        MeasuredByHand: {
            /** @description Whether values add up over time; otherwise each is where it stands. */
            adds_up?: boolean;
            /** @description What is counted, such as "calls that ask for a quote": 1 to 100 characters. */
            name: string;
            /** @description In what: "%", "Rp", "people". At most 20 characters. */
            unit?: string;
        };
        /** @description A figure of our own profiles. */
        MeasuredFigure: {
            /** @description The figure. */
            figure: components["schemas"]["MeasureFigure"];
            /** @description Only these profiles; empty for all of the brand. */
            profiles?: components["schemas"]["ProfileId"][];
        };
        /** @description A profile whose numbers are kept, as an answer names it. */
        MeasuredProfile: {
            counted_at?: components["schemas"]["Timestamp"] | null;
            /** @description Its id. */
            id: components["schemas"]["ProfileId"];
            /** @description What it is called, where it is not a connected profile (those are named by their own list). */
            name: string;
            /** @description The network's name. */
            network: string;
            /** @description Whether it is ours. */
            ours: boolean;
        };
        /** @description What our websites counted. */
        MeasuredWebsite: {
            /** @description Only of those who came by this campaign; empty for any. At most 100 characters. */
            campaign?: string;
            /** @description What is counted. */
            count: components["schemas"]["WebsiteCount"];
            /** @description Only of those who came from this network, by its short name; empty for any. */
            network?: string;
        };
        /**
         * @description A figure that a chart can show.
         * @enum {string}
         */
        MeasureFigure: "posts" | "interactions" | "reactions" | "reposts" | "replies" | "quotes" | "saves" | "clicks" | "link_clicks" | "views" | "impressions" | "reach" | "watch_seconds" | "followers" | "followers_gained" | "profile_visits" | "interactions_per_post" | "engagement_rate_reach" | "engagement_rate_impressions" | "engagement_rate_followers" | "interactions_per_thousand" | "reach_percent" | "frequency" | "audience_growth" | "share_of_voice" | "paid_share";
        /** @description One question. */
        MeasureQuestion: (components["schemas"]["Question"] & {
            /** @enum {string} */
            kind: "figure";
        }) | (components["schemas"]["Top"] & {
            /** @enum {string} */
            kind: "top";
        });
        /** @description One value of an answer. */
        MeasureRow: {
            /** @description One key per dimension: a date, an id, a name, a number. */
            keys: string[];
            /**
             * Format: int64
             * @description Posts (or, over time, snapshots) it rests on.
             */
            of: number;
            /**
             * Format: double
             * @description The value, in the figure's unit; absent when it is not known.
             */
            value?: number | null;
        };
        /** @description What to change of oneself; what is absent stays. */
        MeChanges: {
            /** @description Language of the interface and of what one gets by mail: `id` or `en`. */
            language?: string | null;
            /** @description IANA time zone in which one reads; empty for that of each brand. */
            zone?: string | null;
        };
        /** @description A file in the library. */
        Media: {
            /** @description What it shows, for those who cannot see it; proposed wherever it is used. */
            alt: string;
            /** @description Its brand. */
            brand_id: components["schemas"]["BrandId"];
            /**
             * Format: int64
             * @description Size in bytes.
             */
            bytes: number;
            /** @description When. */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            /**
             * Format: int64
             * @description Length in ms; 0 for a still image.
             */
            duration_ms: number;
            /** @description The folder it lies in, such as `Campaigns/2026`; empty for none. */
            folder: string;
            /**
             * Format: int32
             * @description Height in pixels.
             */
            height: number;
            /** @description Id. */
            id: components["schemas"]["MediaId"];
            /**
             * @description Media type, found from the bytes.
             * @example image/jpeg
             */
            mime: string;
            /** @description Name, as people know it. */
            name: string;
            replaced_at?: components["schemas"]["Timestamp"] | null;
            /** @description Under what terms it may be used. */
            rights: components["schemas"]["Rights"];
            /** @description What it is filed under. */
            tags: string[];
            /**
             * Format: int32
             * @description Which version of the file it is, from 1.
             */
            version: number;
            /**
             * Format: int32
             * @description Width in pixels.
             */
            width: number;
        };
        /** @description What to change of a file; what is absent stays. */
        MediaChanges: {
            /**
             * @description What it shows, for those who cannot see it.
             * @default null
             */
            alt: string | null;
            /**
             * @description The folder it lies in, such as `Campaigns/2026`; empty for none.
             * @default null
             */
            folder: string | null;
            /**
             * @description Its name.
             * @default null
             */
            name: string | null;
            /** @default null */
            rights: components["schemas"]["Rights"] | null;
            /**
             * @description What it is filed under; replaces the whole list.
             * @default null
             */
            tags: string[] | null;
        };
        /**
         * Format: uuid
         * @description A file in the library.
         */
        MediaId: string;
        /** @description Files of one brand. */
        MediaIds: {
            /** @description Their brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The files, at most 200. */
            files: components["schemas"]["MediaId"][];
        };
        /** @description A person's role in the workspace or in one brand. A person may have several. */
        Member: {
            brand?: components["schemas"]["BrandId"] | null;
            /** @description Since when. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Their e-mail address. */
            email: string;
            /** @description Id of the membership. */
            id: components["schemas"]["MembershipId"];
            /** @description Their name. */
            name: string;
            /** @description The person. */
            person: components["schemas"]["PersonId"];
            /** @description The role there. */
            role: components["schemas"]["Role"];
        };
        /**
         * Format: uuid
         * @description A membership: one person's role in a workspace or in one brand of it.
         */
        MembershipId: string;
        /** @description One message of the stream, as every reader of server-sent events sees it. */
        Message: {
            /** @description The event itself as JSON: what the audit trail shows. */
            data: string;
            /** @description Its kind. */
            event: string;
            /** @description The event's number. */
            id: string;
        };
        /**
         * @description A number that is reported about a post or a profile.
         *
         *     Of a **post** every metric is a running total since it appeared (`Following`, `Followers` and `Posts` do not occur).
         *     Of a **profile** `Followers`, `Following` and `Posts` are levels, every other one is what happened on that day
         *     ([`Metric::kind`]).
         * @enum {string}
         */
        Metric: "reactions" | "reposts" | "replies" | "quotes" | "saves" | "clicks" | "link_clicks" | "views" | "impressions" | "reach" | "watch_seconds" | "follows" | "unfollows" | "profile_visits" | "interactions" | "hides" | "followers" | "following" | "posts" | "new_viewers" | "paid_impressions" | "paid_reach" | "paid_interactions" | "paid_reactions" | "paid_replies" | "paid_reposts" | "paid_clicks" | "paid_follows" | "paid_views";
        /** @description Posts of a kind. */
        MixCount: {
            /**
             * Format: int32
             * @description That are out.
             */
            out: number;
            /**
             * Format: int32
             * @description That are planned.
             */
            planned: number;
        };
        /** @description Posts of a format. */
        MixFormat: components["schemas"]["MixCount"] & {
            /** @description What they are made of. */
            format: components["schemas"]["ContentFormat"];
        };
        /** @description Posts for a stage of the buying journey. */
        MixJourney: components["schemas"]["MixCount"] & {
            /** @description By what they are made of, the most first. */
            formats: components["schemas"]["MixFormat"][];
            journey?: components["schemas"]["JourneyStage"] | null;
        };
        /**
         * @description Which way a pillar is off.
         * @enum {string}
         */
        MixOff: "over" | "under";
        /** @description Posts for those whom a page about customers describes. */
        MixPersona: components["schemas"]["MixCount"] & {
            /** @description By what they are made of, the most first. */
            formats: components["schemas"]["MixFormat"][];
            /** @description By stage of the buying journey, in its order. */
            journey: components["schemas"]["MixJourney"][];
            persona?: components["schemas"]["ItemId"] | null;
        };
        /** @description A pillar, and the posts that name it. */
        MixRow: components["schemas"]["MixCount"] & {
            /**
             * Format: double
             * @description By how many posts of the time it is more (above 0) or less than was meant; absent as the target is.
             */
            difference?: number | null;
            /** @description By what they are made of, the most first. */
            formats: components["schemas"]["MixFormat"][];
            /** @description By stage of the buying journey, in its order. */
            journey: components["schemas"]["MixJourney"][];
            off?: components["schemas"]["MixOff"] | null;
            pillar?: components["schemas"]["ItemId"] | null;
            /**
             * Format: double
             * @description The share that there is, in percent; absent while there are no posts.
             */
            share?: number | null;
            /**
             * Format: int32
             * @description The share that was meant, in percent; absent for posts without a pillar.
             */
            target?: number | null;
        };
        /** @description An amount in one currency. */
        Money: {
            /**
             * Format: int64
             * @description How much, in the currency's smallest unit: 1500000 is IDR 15,000.00.
             */
            amount: number;
            /** @description The currency (ISO 4217). */
            currency: string;
        };
        /** @description A workspace one belongs to. */
        MyWorkspace: {
            /** @description Roles held there. */
            grants: components["schemas"]["Grant"][];
            /** @description Id. */
            id: components["schemas"]["WorkspaceId"];
            /** @description Name. */
            name: string;
        };
        /** @description Somebody who is named in posts. */
        Named: {
            /** @description Their handle in small letters, without `@`. */
            handle: string;
            /**
             * Format: int64
             * @description In how many posts.
             */
            posts: number;
        };
        /** @description A network as it can be connected. */
        NetworkInfo: {
            /** @description Whether publishing costs money or quota. */
            costs: boolean;
            /** @description Its documented limits. */
            limits: Record<string, never>;
            /** @description Stable name. */
            network: string;
            /** @description Names of the shapes in which it shows a picture whole, the usual one first. */
            shapes: string[];
            /** @description Ways to sign in, the preferred one first. */
            sign_in: components["schemas"]["SignIn"][];
            /** @description The name people know. */
            title: string;
        };
        /** @description A network as it stands. */
        NetworkScore: {
            /** @description The answers, in the order in which they are asked. */
            answers: components["schemas"]["ScoreAnswer"][];
            flip?: components["schemas"]["ScoreFlip"] | null;
            /**
             * Format: double
             * @description The part of the weights that is answered, 0 to 1.
             */
            known: number;
            /** @description The network. */
            network: string;
            /** @description Whether the brand has a profile there. */
            ours: boolean;
            /** @description What people say of it. */
            said: components["schemas"]["ScoredNetwork"];
            /**
             * Format: double
             * @description The mean of the answers by their weights, 0 to 1; absent when all weights are nothing.
             */
            total?: number | null;
            /** @description What follows. */
            verdict: components["schemas"]["ScoreVerdict"];
        };
        /** @description An absence to be told. */
        NewAbsence: {
            /** @description Who decides meanwhile. */
            deputy: components["schemas"]["PersonId"];
            /**
             * Format: date
             * @description The first day, such as `2026-12-24`.
             */
            from: string;
            /**
             * Format: date
             * @description The last day.
             */
            until: string;
        };
        /** @description An audit to be made. */
        NewAudit: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: date
             * @description First local day; 89 days before the last when not given.
             */
            from?: string | null;
            /**
             * Format: double
             * @description Hours that one post takes, up to 100; half an hour when not given.
             */
            hours_per_post?: number | null;
            /**
             * Format: date
             * @description Last local day, which must be over; yesterday when not given.
             */
            to?: string | null;
        };
        /** @description A brand to be made. */
        NewBrand: {
            /** @description Whether posts must be approved before they are scheduled. */
            approval?: boolean;
            /** @description Name. */
            name: string;
            /**
             * @description IANA time zone its plans are made in.
             * @example Asia/Jakarta
             */
            zone: string;
        };
        /** @description A feed to be made. */
        NewCalendarFeed: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description Whether the brand's holidays are in it. */
            holidays?: boolean;
        };
        /** @description A cohort to be made. */
        NewCohort: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The competitors in it, at least one. */
            competitors: components["schemas"]["CompetitorId"][];
            /** @description What it is called, 1 to 100 characters; no two of a brand alike. */
            name: string;
        };
        /** @description A comment to be written. */
        NewComment: {
            answers?: components["schemas"]["CommentId"] | null;
            /** @description The words of the post that are meant; absent for the post as a whole. */
            quote?: string;
            /** @description What it says. */
            text: string;
        };
        /** @description A competitor to be added. */
        NewCompetitor: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description How they were found. */
            found: components["schemas"]["HowFound"];
            /** @description What they are called. */
            name: string;
            /** @description What is worth knowing of them: at most 2,000 characters. */
            note?: string;
        };
        /** @description A profile to be looked at from now on. */
        NewCompetitorProfile: {
            /**
             * @description What people type for a profile there: its handle with or without `@`, or the address of its page.
             * @example @kopi@mastodon.social
             */
            address: string;
            /**
             * @description Stable name of the network.
             * @example bluesky
             */
            network: string;
        };
        /** @description A dashboard to be made or changed. */
        NewDashboard: {
            /** @description What it is called, 1 to 100 characters. */
            name: string;
            /** @description Its panels, 1 to 24. */
            panels: components["schemas"]["Panel"][];
        };
        /** @description An experiment to be made. */
        NewExperiment: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What is said of it. */
            experiment: components["schemas"]["ExperimentFields"];
            /** @description Whether it begins at once. */
            start?: boolean;
        };
        /** @description A property to be connected. No `Debug`: the key is a secret. */
        NewGa4Property: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The JSON key file of a service account that may see the property, as Google gives it. */
            key: string;
            /** @description The property's number, such as `123456789`; `properties/123456789` is understood too. */
            property: string;
        };
        /** @description What there is to say today. */
        NewGoalCheckIn: {
            /** @description 1 to 2,000 characters. */
            note: string;
        };
        /** @description A link to be made. */
        NewGuestLink: {
            /**
             * Format: int64
             * @description How many days it is good for, 1 to 90.
             */
            days?: number;
            /** @description Whether they may approve, send back or reject. */
            decides?: boolean;
            /** @description Whom it is for; stands beside everything they do. */
            name: string;
            /** @description The posts it shows, all of one brand. */
            posts: components["schemas"]["PostId"][];
        };
        /** @description A link for a guest with its address, which is told only here. */
        NewGuestLinkShown: components["schemas"]["GuestLink"] & {
            /** @description The address to pass on. */
            link: string;
        };
        /** @description A profile of which something is to be said. */
        NewInventoryProfile: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What is said. */
            said: components["schemas"]["InventoryFields"];
        };
        /** @description Whom to invite. */
        NewInvitation: {
            brand?: components["schemas"]["BrandId"] | null;
            /** @description E-mail address. */
            email: string;
            /** @description Role they will have. */
            role: components["schemas"]["Role"];
        };
        /** @description A brand's kit as it shall be. */
        NewKit: {
            /** @description At most 30. */
            colours?: components["schemas"]["Colour"][];
            /** @description Which typefaces for what. */
            fonts?: string;
            /** @description Images of the brand's library, at most 20. */
            logos?: components["schemas"]["MediaId"][];
            /**
             * Format: int64
             * @description The version that was changed.
             */
            version: number;
            /** @description How the brand speaks. */
            voice?: string;
        };
        /** @description An entry to be added. */
        NewLedgerEntry: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What is said of it. */
            entry: components["schemas"]["LedgerFields"];
        };
        /** @description An invitation with its link, which is shown only here. */
        NewLink: components["schemas"]["Invitation"] & {
            /** @description The link to pass on. */
            link: string;
            /** @description Whether it is being mailed. */
            mailed: boolean;
            /** @description The token in the link. */
            token: string;
        };
        /** @description A day of a brand's own. */
        NewOwnDay: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: date
             * @description The date; of a yearly day the first one.
             */
            date: string;
            /** @description Whether the calendars of all brands mark it, also of those to come. */
            everywhere?: boolean;
            /** @description What it is called. */
            name: string;
            /** @description What is to be remembered about it. */
            note?: string;
            /** @description Whether it comes again every year. The 29th of February comes on the 28th in other years. */
            yearly?: boolean;
        };
        /** @description What the first start needs to know. */
        NewOwner: {
            /** @description Name of its first brand. */
            brand: string;
            /**
             * @description E-mail address; one signs in with it.
             * @example sari@example.id
             */
            email: string;
            /**
             * @description Language of the interface and of the workspace: `id` or `en`.
             * @example id
             */
            language: string;
            /** @description The person's name. */
            name: string;
            /** @description At least 10 characters and hard to guess. */
            password: string;
            /** @description Name of the workspace. */
            workspace: string;
            /**
             * @description IANA time zone of both.
             * @example Asia/Jakarta
             */
            zone: string;
        };
        /** @description Steps of a brand. */
        NewPlan: {
            /** @description The steps, in order; none means one decision of whoever may approve. */
            steps: components["schemas"]["ApprovalStep"][];
        };
        /** @description A post to be made. */
        NewPost: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The campaign. */
            campaign?: string;
            /** @description What to say. */
            content: components["schemas"]["Content"];
            /** @description What it is for. */
            purpose?: components["schemas"]["PostPurpose"];
            /** @description A name for ourselves. */
            title?: string;
            /** @description Where. */
            variants?: components["schemas"]["Variant"][];
            when?: components["schemas"]["When"] | null;
        };
        /** @description How a post shall repeat. */
        NewRecurrence: {
            /**
             * Format: int32
             * @description How many further occurrences, at most.
             */
            count?: number | null;
            /** @description The rule. */
            rule: components["schemas"]["RecurrenceRule"];
            until?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: date
             * @description No occurrence after this day on the wall of the post's zone; instead of `until`.
             */
            until_day?: string | null;
        };
        /** @description Which sample data is wanted. */
        NewSample: {
            /**
             * @description Language of its texts: `en` or `id`.
             * @example id
             */
            language: string;
        };
        /** @description A link to be made: to chosen files or to a folder. */
        NewShareLink: {
            /** @description Whose files. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: int64
             * @description How many days it is good for, 1 to 365.
             */
            days?: number;
            /** @description The files, at most 200. */
            files?: components["schemas"]["MediaId"][];
            /** @description Instead of files: a folder, with what lies in it and within it whenever the link is opened. */
            folder?: string | null;
            /** @description Whom it is for. */
            name: string;
        };
        /** @description A link to files with its address, which is told only here. */
        NewShareLinkShown: components["schemas"]["ShareLink"] & {
            /** @description The address to pass on. */
            link: string;
        };
        /** @description A website to be counted. */
        NewSite: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The currency of a value that names none (ISO 4217); IDR when absent. */
            currency?: string | null;
            /** @description Its host names, such as `kopisenja.id` and `*.kopisenja.id`: 1 to 20. */
            hosts: string[];
            /** @description What it is called, 1 to 100 characters. */
            name: string;
        };
        /** @description A short link to be made. */
        NewSiteLink: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description For which campaign. */
            campaign?: string | null;
            /** @description On which network it will stand. */
            network?: string | null;
            /** @description In which post or delivery. */
            post?: string | null;
            /** @description Where it leads: `http` or `https`, at most 2,000 characters. */
            url: string;
        };
        /** @description A part to be added. */
        NewStrategyItem: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What it is, and what is said of it. */
            item: components["schemas"]["StrategyPart"];
        };
        /** @description A template to be made. */
        NewTemplate: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What it says. */
            content: components["schemas"]["Content"];
            /** @description What it is for. */
            kind: components["schemas"]["TemplateKind"];
            /** @description What people call it. */
            name: string;
        };
        /** @description An API token to be made. */
        NewToken: {
            expires_at?: components["schemas"]["Timestamp"] | null;
            /**
             * @description What it is for.
             * @example Nightly export
             */
            name: string;
            /** @description What it may do; empty for everything its maker may do, now and later. */
            scope?: components["schemas"]["Right"][];
        };
        /** @description A newer version of a file, as a form (`multipart/form-data`). */
        NewVersion: {
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
        };
        /** @description The next free slot. */
        NextSlot: {
            when?: components["schemas"]["WallTime"] | null;
        };
        /** @description Something a person was told. */
        Notification: {
            /** @description The brand concerned. */
            brand: components["schemas"]["BrandId"];
            /** @description The name of who did it; absent for the system. */
            by?: string | null;
            /** @description When (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description The reason that was given, or the words that were said; empty when there are none. */
            detail: string;
            /** @description Whether that is a guest. */
            guest: boolean;
            /** @description Id. */
            id: components["schemas"]["NotificationId"];
            /** @description Its name as it was then. */
            name: string;
            read_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uuid
             * @description The post concerned; the profile when it must be signed in again; the experiment; the KPI.
             */
            subject: string;
            /** @description What it is about. */
            topic: components["schemas"]["Topic"];
        };
        /**
         * Format: uuid
         * @description Something a person is told.
         */
        NotificationId: string;
        /** @description The latest value of a metric. */
        Number: {
            /** @description When it was last asked for. */
            fetched_at: components["schemas"]["Timestamp"];
            /** @description What is counted. */
            metric: components["schemas"]["Metric"];
            /** @description Who said so last: the network's name, or `import:` and the shape of a file. */
            source: string;
            /**
             * Format: int64
             * @description How many.
             */
            value: number;
        };
        /**
         * @description What objectives often begin from: a catalogue.
         * @enum {string}
         */
        ObjectiveStart: "awareness" | "advocates" | "sales" | "retention" | "innovation" | "knowledge" | "crowd_investment" | "talent" | "supplier_cost";
        /** @description When an occurrence will be. */
        Occurrence: {
            /** @description The same as an instant (UTC). */
            due_at: components["schemas"]["Timestamp"];
            /** @description Whether the clock skips that hour on that day, so that it comes later by the length of the gap. */
            shifted: boolean;
            /** @description On the wall clock. */
            when: components["schemas"]["WallTime"];
        };
        /** @description A day out of the ordinary. */
        OddDay: {
            /**
             * Format: date
             * @description The local day.
             */
            date: string;
            /**
             * Format: double
             * @description What was to be expected.
             */
            expected: number;
            /**
             * Format: double
             * @description The upper end.
             */
            high: number;
            /**
             * Format: double
             * @description The lower end of the band it should have been in.
             */
            low: number;
            /** @description The posts that gathered most on it. */
            posts: components["schemas"]["Gathered"][];
            /**
             * Format: double
             * @description Interactions on it.
             */
            value: number;
        };
        /**
         * Format: uuid
         * @description A day of a brand's own.
         */
        OwnDayId: string;
        /** @description One profile's plan held against its target. */
        Pace: {
            /** @description Posts that come too soon after the one before (UTC). */
            close: components["schemas"]["Timestamp"][];
            /** @description Every period that touches the range, in the order of time. */
            periods: components["schemas"]["Period"][];
            /** @description The profile. */
            profile: components["schemas"]["ProfileId"];
            /** @description Its target. */
            target: components["schemas"]["CadenceTarget"];
        };
        /**
         * @description What a period comes to.
         * @enum {string}
         */
        PaceVerdict: "silent" | "short" | "met" | "too_many";
        /** @description One page of a list. */
        Page_Entry: {
            /** @description The rows, in the list's order. */
            items: {
                approved_by?: components["schemas"]["PersonId"] | null;
                /** @description Its brand. */
                brand: components["schemas"]["BrandId"];
                /** @description The campaign. */
                campaign: string;
                created_by?: components["schemas"]["PersonId"] | null;
                /** @description Where it goes, and how that stands. */
                deliveries: components["schemas"]["EntryDelivery"][];
                due_at?: components["schemas"]["Timestamp"] | null;
                /** @description The post. */
                id: components["schemas"]["PostId"];
                /** @description How many files it carries. */
                media: number;
                /** @description What it is for. */
                purpose?: components["schemas"]["PostPurpose"];
                recurrence?: components["schemas"]["RecurrenceId"] | null;
                /** @description Where it stands. */
                state: components["schemas"]["PostState"];
                /** @description The beginning of its text, at most 280 characters. */
                text: string;
                /** @description A name for ourselves. */
                title: string;
                /**
                 * Format: int64
                 * @description Grows with every change by a person.
                 */
                version: number;
                when?: components["schemas"]["WallTime"] | null;
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Event: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description When (UTC). */
                at: components["schemas"]["Timestamp"];
                brand_id?: components["schemas"]["BrandId"] | null;
                /** @description `{"from": …, "to": …}` with the fields that changed, and `"guest"` with the name of a guest who did it. */
                data: Record<string, never>;
                /** @description What happened. */
                kind: string;
                person_id?: components["schemas"]["PersonId"] | null;
                /**
                 * Format: int64
                 * @description Place in the order of commits.
                 */
                seq: number;
                /**
                 * Format: uuid
                 * @description The row concerned.
                 */
                subject_id: string;
                token_id?: components["schemas"]["TokenId"] | null;
                /** @description The workspace. */
                workspace_id: components["schemas"]["WorkspaceId"];
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Invitation: {
            /** @description The rows, in the list's order. */
            items: {
                brand?: components["schemas"]["BrandId"] | null;
                /** @description When. */
                created_at: components["schemas"]["Timestamp"];
                /** @description E-mail address invited. */
                email: string;
                /** @description Until when the link is good. */
                expires_at: components["schemas"]["Timestamp"];
                /** @description Id. */
                id: components["schemas"]["InvitationId"];
                invited_by?: components["schemas"]["PersonId"] | null;
                /** @description Role they will have. */
                role: components["schemas"]["Role"];
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Media: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description What it shows, for those who cannot see it; proposed wherever it is used. */
                alt: string;
                /** @description Its brand. */
                brand_id: components["schemas"]["BrandId"];
                /**
                 * Format: int64
                 * @description Size in bytes.
                 */
                bytes: number;
                /** @description When. */
                created_at: components["schemas"]["Timestamp"];
                created_by?: components["schemas"]["PersonId"] | null;
                /**
                 * Format: int64
                 * @description Length in ms; 0 for a still image.
                 */
                duration_ms: number;
                /** @description The folder it lies in, such as `Campaigns/2026`; empty for none. */
                folder: string;
                /**
                 * Format: int32
                 * @description Height in pixels.
                 */
                height: number;
                /** @description Id. */
                id: components["schemas"]["MediaId"];
                /**
                 * @description Media type, found from the bytes.
                 * @example image/jpeg
                 */
                mime: string;
                /** @description Name, as people know it. */
                name: string;
                replaced_at?: components["schemas"]["Timestamp"] | null;
                /** @description Under what terms it may be used. */
                rights: components["schemas"]["Rights"];
                /** @description What it is filed under. */
                tags: string[];
                /**
                 * Format: int32
                 * @description Which version of the file it is, from 1.
                 */
                version: number;
                /**
                 * Format: int32
                 * @description Width in pixels.
                 */
                width: number;
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Member: {
            /** @description The rows, in the list's order. */
            items: {
                brand?: components["schemas"]["BrandId"] | null;
                /** @description Since when. */
                created_at: components["schemas"]["Timestamp"];
                /** @description Their e-mail address. */
                email: string;
                /** @description Id of the membership. */
                id: components["schemas"]["MembershipId"];
                /** @description Their name. */
                name: string;
                /** @description The person. */
                person: components["schemas"]["PersonId"];
                /** @description The role there. */
                role: components["schemas"]["Role"];
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Notification: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The brand concerned. */
                brand: components["schemas"]["BrandId"];
                /** @description The name of who did it; absent for the system. */
                by?: string | null;
                /** @description When (UTC). */
                created_at: components["schemas"]["Timestamp"];
                /** @description The reason that was given, or the words that were said; empty when there are none. */
                detail: string;
                /** @description Whether that is a guest. */
                guest: boolean;
                /** @description Id. */
                id: components["schemas"]["NotificationId"];
                /** @description Its name as it was then. */
                name: string;
                read_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: uuid
                 * @description The post concerned; the profile when it must be signed in again; the experiment; the KPI.
                 */
                subject: string;
                /** @description What it is about. */
                topic: components["schemas"]["Topic"];
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PublishedPost: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The campaign. */
                campaign: string;
                /** @description Where it went, and how that stands. */
                deliveries: components["schemas"]["DeliveryShown"][];
                due_at?: components["schemas"]["Timestamp"] | null;
                /** @description Its numbers: the sum of the deliveries that were asked for, with the parts. What was never counted is not there. */
                figures: components["schemas"]["Figure"][];
                /** @description The post. */
                id: components["schemas"]["PostId"];
                /** @description How many files it carries. */
                media: number;
                /** @description Where it stands as a whole. */
                state: components["schemas"]["PostState"];
                /** @description The beginning of its text, at most 280 characters. */
                text: string;
                /** @description A name for ourselves. */
                title: string;
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_SentBack: {
            /** @description The rows, in the list's order. */
            items: {
                by?: components["schemas"]["PersonId"] | null;
                /** @description Changes were asked for, or it was rejected. */
                decision: components["schemas"]["Verdict"];
                /** @description The name of the guest who did. */
                guest?: string | null;
                /** @description Whether the one who asks wrote it. */
                mine: boolean;
                planned_at?: components["schemas"]["Timestamp"] | null;
                /** @description The post. */
                post: components["schemas"]["PostId"];
                /** @description Why; empty when it is not known. */
                reason: string;
                /** @description Since when it waits (UTC). */
                sent_at: components["schemas"]["Timestamp"];
                /** @description The beginning of its text. */
                text: string;
                /** @description Its name; empty when it has none. */
                title: string;
                writer?: components["schemas"]["PersonId"] | null;
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Token: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description When it was made. */
                created_at: components["schemas"]["Timestamp"];
                expires_at?: components["schemas"]["Timestamp"] | null;
                /** @description Id. */
                id: components["schemas"]["TokenId"];
                /** @description What it is for. */
                name: string;
                /** @description For whom it acts. */
                person: components["schemas"]["PersonId"];
                /** @description What it may do; empty for everything that person may do. */
                scope: components["schemas"]["Right"][];
                used_at?: components["schemas"]["Timestamp"] | null;
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Waiting: {
            /** @description The rows, in the list's order. */
            items: {
                due_at?: components["schemas"]["Timestamp"] | null;
                /** @description Whether it waits for the one who asks. */
                mine: boolean;
                /** @description What the step is called; empty when the brand has no steps of its own. */
                name: string;
                /** @description Since when it waits (UTC). */
                opened_at: components["schemas"]["Timestamp"];
                /** @description Whether the deadline has passed. */
                overdue: boolean;
                /** @description The people it is for. */
                people: components["schemas"]["PersonId"][];
                planned_at?: components["schemas"]["Timestamp"] | null;
                /** @description The post. */
                post: components["schemas"]["PostId"];
                /** @description The roles it is for; without people and roles it is for everybody who may approve. */
                roles: components["schemas"]["Role"][];
                /** @description Those whom it is for who are away, with who decides in their place. */
                stand_ins: components["schemas"]["StandIn"][];
                /**
                 * Format: int64
                 * @description Which step is open, from 1.
                 */
                step: number;
                /**
                 * Format: int64
                 * @description How many it has.
                 */
                steps: number;
                /** @description The beginning of its text. */
                text: string;
                /** @description Its name; empty when it has none. */
                title: string;
                /**
                 * Format: int64
                 * @description The version of the post that is decided about.
                 */
                version: number;
            }[];
            /** @description Pass it as `cursor` to get what follows; absent on the last page. */
            next?: string | null;
        };
        /** @description One panel: a question without its brand and time. */
        Panel: {
            /** @description By what, at most three. */
            by?: components["schemas"]["Dimension"][];
            /** @description How it is shown. */
            chart: components["schemas"]["Chart"];
            /** @description With what it is compared. */
            compare?: components["schemas"]["Compare"];
            /** @description What happened in the time, or what came of its posts. */
            counting?: components["schemas"]["Counting"];
            /** @description What is measured. */
            figure: components["schemas"]["MeasureFigure"];
            /** @description Only these profiles. */
            profiles?: components["schemas"]["ProfileId"][];
            /** @description A name of one's own, at most 100 characters; empty to be called by what it shows. */
            title?: string;
            /** @description Whose. */
            whose?: components["schemas"]["Whose"];
            /**
             * Format: int32
             * @description How many columns of four it takes, 1 to 4.
             */
            width: number;
        };
        /** @description One part of a thread. */
        Part: {
            card?: components["schemas"]["LinkCard"] | null;
            /** @description Images or one video, in order. */
            media?: components["schemas"]["Attachment"][];
            poll?: components["schemas"]["Poll"] | null;
            /** @description Plain text. Links, `@handle` mentions and `#tags` in it become what the network makes of them. */
            text?: string;
        };
        /** @description The parts of a thread. */
        Parts: {
            /** @description Their texts, in order. */
            parts: string[];
        };
        /** @description A new password. */
        PasswordChange: {
            /** @description The password until now. */
            current: string;
            /** @description The new one: at least 10 characters and hard to guess. */
            new: string;
        };
        /**
         * @description Over what a target is counted.
         * @enum {string}
         */
        Per: "day" | "week";
        /** @description A day or a week of one profile. */
        Period: {
            /**
             * Format: date
             * @description Its first day.
             */
            from: string;
            /**
             * Format: int32
             * @description How many posts are planned or out.
             */
            planned: number;
            propose?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: date
             * @description Its last day.
             */
            to: string;
            /** @description What that comes to. */
            verdict: components["schemas"]["PaceVerdict"];
        };
        /**
         * Format: uuid
         * @description A person who can sign in; may belong to several workspaces.
         */
        PersonId: string;
        /**
         * @description What pillars often begin from: a catalogue.
         * @enum {string}
         */
        PillarStart: "products" | "news" | "entertainment" | "promotions" | "education" | "customers";
        /** @description How a pillar is best shown, where and to whom. */
        PillarSuit: {
            /** @description As what, such as "reel" or "how-to video": 1 to 60 characters. */
            format: string;
            journey?: components["schemas"]["JourneyStage"] | null;
            /** @description On which network, by its short name; empty for any. */
            network?: string;
            /** @description For whom, in words; empty for anybody. At most 60 characters. */
            persona?: string;
        };
        /** @description Where posts are put. */
        PlacedPost: {
            /** @description Where. */
            into: components["schemas"]["Placing"];
            /**
             * Format: uuid
             * @description The delivery, or the id under which the numbers of a post lie that was seen elsewhere.
             */
            subject: string;
        };
        /** @description Where posts are put. */
        PlacedPosts: {
            /** @description At most 200. */
            posts: components["schemas"]["PlacedPost"][];
        };
        /**
         * @description Where people put a post.
         * @enum {string}
         */
        Placing: "a" | "b" | "none" | "rule";
        /** @description A value at an instant. */
        Point: {
            /** @description When it was fetched, to the second. */
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many.
             */
            value: number;
        };
        /** @description A poll. */
        Poll: {
            /** @description Whether more than one answer may be chosen. */
            multiple?: boolean;
            /**
             * Format: int64
             * @description How long it is open, in seconds.
             */
            open_secs: number;
            /** @description The answers to choose from. */
            options: string[];
        };
        /** @description One idea, published as one delivery per profile. */
        Post: {
            approved_by?: components["schemas"]["PersonId"] | null;
            /** @description The brand it belongs to. */
            brand: components["schemas"]["BrandId"];
            /** @description The campaign it belongs to; empty when it stands alone. */
            campaign: string;
            /** @description What every profile says unless its delivery has content of its own. */
            content: components["schemas"]["Content"];
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            /** @description One per profile. */
            deliveries: components["schemas"]["Delivery"][];
            due_at?: components["schemas"]["Timestamp"] | null;
            /** @description Its id. */
            id: components["schemas"]["PostId"];
            /** @description What it is for. */
            purpose?: components["schemas"]["PostPurpose"];
            recurrence?: components["schemas"]["RecurrenceId"] | null;
            /** @description How far it has come with the people who must agree to it. */
            stage: components["schemas"]["Stage"];
            /** @description Where it stands as a whole. */
            state: components["schemas"]["PostState"];
            submitted_by?: components["schemas"]["PersonId"] | null;
            /** @description A name for ourselves; never published. */
            title: string;
            /** @description When it was last changed by a person (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Grows with every change by a person; pass it back to change what you have seen.
             */
            version: number;
            when?: components["schemas"]["WallTime"] | null;
        };
        /** @description A part that has appeared. */
        Posted: {
            /** @description The network's id. */
            id: string;
            /** @description Its page. */
            url: string;
            /** @description What else is needed to refer to it (Bluesky's CID). */
            version?: string;
        };
        /**
         * Format: uuid
         * @description A post: one idea, published as one delivery per profile.
         */
        PostId: string;
        /** @description What a post is for, as far as it says so itself. */
        PostPurpose: {
            journey?: components["schemas"]["JourneyStage"] | null;
            persona?: components["schemas"]["ItemId"] | null;
            pillar?: components["schemas"]["ItemId"] | null;
            tactic?: components["schemas"]["ItemId"] | null;
        };
        /** @description How one post did on one profile. */
        PostResult: {
            /** @description The delivery. */
            delivery: components["schemas"]["DeliveryId"];
            face?: components["schemas"]["Face"] | null;
            /** @description When it was fetched (UTC). */
            fetched_at: components["schemas"]["Timestamp"];
            /** @description How many files the post carries. */
            media: number;
            /** @description What is counted. */
            metric: components["schemas"]["Metric"];
            /** @description The post. */
            post: components["schemas"]["PostId"];
            /** @description When it appeared (UTC). */
            published_at: components["schemas"]["Timestamp"];
            /** @description Who counted it: the name of a network. */
            source: string;
            /** @description The beginning of what it says there, at most 280 characters. */
            text: string;
            /** @description A name for ourselves. */
            title: string;
            /**
             * Format: double
             * @description The median of what the profile's other posts of the last 90 days had at the same age; absent when fewer than five are known.
             */
            usual?: number | null;
            /** @description Of how many posts that is the median. */
            usual_of?: number | null;
            /**
             * Format: int64
             * @description The last value.
             */
            value: number;
        };
        /**
         * @description Whether a post counts, or why not.
         * @enum {string}
         */
        PostStanding: "counts" | "young" | "uncounted" | "gone" | "promoted" | "early" | "both" | "not_out";
        /**
         * @description Where a post as a whole stands: its stage while it is being written, then what its deliveries say.
         * @enum {string}
         */
        PostState: "draft" | "in_review" | "changes_requested" | "rejected" | "approved" | "scheduled" | "publishing" | "published" | "failed" | "unconfirmed" | "paused" | "cancelled";
        /** @description A post to be traced: its campaign and what it says of itself. */
        PostToTrace: {
            /** @description The campaign; empty for none. */
            campaign?: string;
            post?: components["schemas"]["PostId"] | null;
            /** @description What it is for. */
            purpose?: components["schemas"]["PostPurpose"];
        };
        /** @description What a post is done for. */
        PostTrace: {
            /** @description By what it is known. */
            by: components["schemas"]["TracedBy"];
            /** @description The goal of that tactic. */
            goal: components["schemas"]["ItemId"];
            objective?: components["schemas"]["ItemId"] | null;
            /** @description The tactic. */
            tactic: components["schemas"]["ItemId"];
        };
        /** @description How a post is traced. */
        PostTraced: {
            inherited?: components["schemas"]["PostTrace"] | null;
            trace?: components["schemas"]["PostTrace"] | null;
        };
        /** @description A file that was read. */
        Preview: {
            /** @description What was assumed where the file does not say. */
            assumptions: Record<string, never>[];
            before?: components["schemas"]["ImportId"] | null;
            /** @description What it came to, or would: without what is known already, for a dry run. */
            came_to: components["schemas"]["CameTo"];
            /** @description Its headings, and what they were understood as. */
            columns: Record<string, never>[];
            /** @description The first days as they were read. */
            days: Record<string, never>[];
            id?: components["schemas"]["ImportId"] | null;
            /** @description Of which network, if of one. */
            network?: string | null;
            /** @description The days it speaks of: those it names itself, else those on which its posts appeared. */
            period?: string[] | null;
            /** @description The first posts as they were read. */
            posts: Record<string, never>[];
            profile?: components["schemas"]["ProfileId"] | null;
            /** @description Every row or cell that was rejected, with its line and the reason. */
            rejected: Record<string, never>[];
            /** @description What it is. */
            shape: string;
            /** @description Rows that are no data, such as totals. */
            skipped: Record<string, never>[];
        };
        /** @description Problem details (RFC 9457). */
        ProblemDetails: {
            /** @description Stable code of the problem. */
            code: string;
            /** @description What is wrong and what to do, in the reader's language. */
            detail: string;
            /** @description Every problem of the request, this one first. */
            errors: components["schemas"]["ProblemItem"][];
            /** @description The field concerned, such as `variants[0].text`; empty when the whole request is meant. */
            field: string;
            /** @description Id of the request, as in the log and in `X-Request-Id`. */
            instance: string;
            /** @description The facts the detail was made from. */
            params: Record<string, never>;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The class of problem, in the reader's language. */
            title: string;
            /** @description Names the kind of problem: `urn:selaras:problem:` and the code. */
            type: string;
        };
        /** @description One problem of a request. */
        ProblemItem: {
            /** @description Stable code. */
            code: string;
            /** @description What is wrong and what to do. */
            detail: string;
            /** @description The field concerned. */
            field: string;
            /** @description The facts. */
            params: Record<string, never>;
        };
        /** @description A profile: one account on one network. What opens it is not in here. */
        Profile: {
            /** @description Address of its picture. */
            avatar?: string | null;
            /** @description Its brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was connected first. */
            created_at: components["schemas"]["Timestamp"];
            error?: components["schemas"]["ProfileError"] | null;
            expires_at?: components["schemas"]["Timestamp"] | null;
            /** @description The name people know it by, without `@`. */
            handle: string;
            /** @description Id. */
            id: components["schemas"]["ProfileId"];
            /** @description What the network accepts from it. */
            limits: Record<string, never>;
            /** @description When the limits were asked for. */
            limits_at: components["schemas"]["Timestamp"];
            /** @description Display name. */
            name: string;
            /** @description Stable name of the network, such as `mastodon`. */
            network: string;
            /** @description The network's own id of the account. */
            remote_id: string;
            /** @description Whether what opens it is renewed without a person. */
            renews: boolean;
            /** @description Base address of its server. */
            server: string;
            /** @description Times of the week at which it likes to publish. */
            slots: components["schemas"]["Slot"][];
            /** @description How it fares. */
            state: components["schemas"]["ProfileState"];
            /** @description Since when. */
            state_at: components["schemas"]["Timestamp"];
            success_at?: components["schemas"]["Timestamp"] | null;
            /** @description Its page on the network. */
            url: string;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /** @description IANA time zone of its slots. */
            zone: string;
        };
        /** @description What to change of a profile; what is absent stays. */
        ProfileChanges: {
            /** @description Whether it is on hold. */
            paused?: boolean | null;
            /** @description Times of the week. */
            slots?: components["schemas"]["Slot"][] | null;
            /** @description IANA time zone of its slots. */
            zone?: string | null;
        };
        /** @description What went wrong last with a profile. */
        ProfileError: {
            /** @description When. */
            at: components["schemas"]["Timestamp"];
            /** @description Code of the message that says what happened and what to do. */
            code: string;
            /** @description The network's own words. */
            detail: string;
        };
        /**
         * Format: uuid
         * @description A profile: one account on one network.
         */
        ProfileId: string;
        /** @description A profile whose numbers are kept, with its face if it is connected. */
        ProfileNamed: components["schemas"]["MeasuredProfile"] & {
            face?: components["schemas"]["Face"] | null;
        };
        /**
         * @description How a profile fares.
         * @enum {string}
         */
        ProfileState: "connected" | "paused" | "sign_in_needed" | "failing";
        /**
         * @description Whose a profile is, and whether it is looked after.
         * @enum {string}
         */
        ProfileStatus: "managed" | "unmanaged" | "look_alike";
        /** @description A post that was probably promoted. */
        PromotedPost: components["schemas"]["Shown"] & {
            /** @description What speaks for it: `{code, value, usual}` each. */
            evidence: Record<string, never>[];
            /** @description What it is made of. */
            format: components["schemas"]["ContentFormat"];
            /**
             * Format: double
             * @description If it was: the interactions gathered by promotion.
             */
            gathered: number;
            /**
             * Format: double
             * @description Probability that it was promoted, 0 to 1; 1 where the network says so.
             */
            probability: number;
            /** @description Its profile. */
            profile: components["schemas"]["ProfileId"];
            /** @description When it appeared (UTC). */
            published_at: components["schemas"]["Timestamp"];
            /**
             * Format: double
             * @description If it was: the part of its interactions gathered by promotion, 0 to 1.
             */
            share: number;
        };
        /** @description The promoted posts of a brand. */
        PromotedPosts: {
            /** @description How many posts of the last two years were judged. */
            judged: number;
            /** @description Those with a probability of a fifth or more, the most probable first. */
            posts: components["schemas"]["PromotedPost"][];
        };
        /** @description A post that went out, or that should have. */
        PublishedPost: {
            /** @description The campaign. */
            campaign: string;
            /** @description Where it went, and how that stands. */
            deliveries: components["schemas"]["DeliveryShown"][];
            due_at?: components["schemas"]["Timestamp"] | null;
            /** @description Its numbers: the sum of the deliveries that were asked for, with the parts. What was never counted is not there. */
            figures: components["schemas"]["Figure"][];
            /** @description The post. */
            id: components["schemas"]["PostId"];
            /** @description How many files it carries. */
            media: number;
            /** @description Where it stands as a whole. */
            state: components["schemas"]["PostState"];
            /** @description The beginning of its text, at most 280 characters. */
            text: string;
            /** @description A name for ourselves. */
            title: string;
        };
        /** @description A question. */
        Question: {
            brand?: components["schemas"]["BrandId"] | null;
            /** @description By what, at most three; empty for one value. */
            by?: components["schemas"]["Dimension"][];
            /** @description What happened, or what came of the posts of the time. */
            counting?: components["schemas"]["Counting"];
            /** @description What is measured. */
            figure: components["schemas"]["MeasureFigure"];
            /**
             * Format: date
             * @description First local day, `YYYY-MM-DD`.
             */
            from: string;
            /** @description Only these profiles. */
            profiles?: components["schemas"]["ProfileId"][];
            /** @description Whether to count anew from every snapshot instead of reading the roll-ups: slower, and the same. */
            recount?: boolean;
            /**
             * Format: date
             * @description Last local day, `YYYY-MM-DD`.
             */
            to: string;
            /** @description Whose. */
            whose?: components["schemas"]["Whose"];
        };
        /** @description Why a post is sent back. */
        Reason: {
            /** @description What should be different. */
            reason: string;
        };
        /** @description A rule and how far its posts have been made. */
        Recurrence: {
            /** @description Its id. */
            id: components["schemas"]["RecurrenceId"];
            /** @description The last occurrence that was made. */
            last: components["schemas"]["WallTime"];
            next_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether it is held back. */
            paused: boolean;
            /** @description The post that is repeated. */
            post: components["schemas"]["PostId"];
            /**
             * Format: int32
             * @description Further occurrences at most.
             */
            remaining?: number | null;
            /** @description The rule. */
            rule: components["schemas"]["RecurrenceRule"];
            until?: components["schemas"]["Timestamp"] | null;
        };
        /** @description What to change of a recurrence. */
        RecurrenceChanges: {
            /** @description Whether it is held back. */
            paused: boolean;
        };
        /**
         * Format: uuid
         * @description A recurrence that makes posts.
         */
        RecurrenceId: string;
        /** @description What to look at before a post repeats. */
        RecurrencePlan: {
            /** @description Local date and time of the first, such as `2026-12-24T09:30`. */
            at: string;
            /** @description How it shall repeat. */
            recurrence: components["schemas"]["NewRecurrence"];
            /** @description IANA zone of `at`. */
            zone: string;
        };
        /** @description How a post repeats, on the wall clock. */
        RecurrenceRule: {
            /** @description The days; at least one. */
            days: components["schemas"]["Weekday"][];
            /** @enum {string} */
            every: "week";
        } | {
            /**
             * Format: int32
             * @description 1 to 31.
             */
            day: number;
            /** @enum {string} */
            every: "month";
        } | {
            /** @description The weekday. */
            day: components["schemas"]["Weekday"];
            /** @enum {string} */
            every: "month_weekday";
            /**
             * Format: int32
             * @description 1 to 4, or -1 for the last.
             */
            nth: number;
        };
        /** @description What became of the planned posts that showed an older version. */
        Refreshed: {
            /** @description Posts that show the current version now. */
            changed: components["schemas"]["PostId"][];
            /** @description Those of them that have to be approved again. */
            to_approve: components["schemas"]["PostId"][];
            /** @description Posts that still show an older one, and why. */
            unchanged: components["schemas"]["Unchanged"][];
            /** @description Those of them that show all of the picture now, since the part that was chosen belonged to another shape. */
            uncropped: components["schemas"]["PostId"][];
        };
        /**
         * @description With whom a relationship is.
         * @enum {string}
         */
        RelationshipKind: "customers" | "partners" | "suppliers" | "influencers" | "employees" | "community" | "press" | "other";
        /** @description A recurrence in the list of a brand's. */
        Repeating: {
            /**
             * Format: int64
             * @description How many of its posts lie ahead already.
             */
            ahead: number;
            /** @description The name of its post, or how its text begins. */
            name: string;
            next_due?: components["schemas"]["Timestamp"] | null;
            /** @description The recurrence. */
            recurrence: components["schemas"]["Recurrence"];
        };
        /** @description What a person found when they looked for a delivery on the network. */
        Resolution: {
            /** @description Whether it is there. If it is not, it is sent again. */
            appeared: boolean;
            /** @description Its address there, if it is. */
            url?: string | null;
        };
        /** @description How a post's review stands. */
        Review: {
            /** @description Whether the open step waits for the one who asks. */
            mine: boolean;
            /** @description Whether the open step's deadline has passed. */
            overdue: boolean;
            /** @description Those whom the open step is for who are away, with who decides in their place. */
            stand_ins: components["schemas"]["StandIn"][];
            /** @description Its steps, in order; the first without a decision is open while the post is in review. */
            steps: components["schemas"]["ReviewStep"][];
        };
        /** @description A step of a post. */
        ReviewStep: {
            decided_at?: components["schemas"]["Timestamp"] | null;
            decided_by?: components["schemas"]["PersonId"] | null;
            /** @description The name of the guest who decided. */
            decided_name?: string | null;
            decision?: components["schemas"]["Verdict"] | null;
            due_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description How long it may take, in hours.
             */
            hours?: number | null;
            /** @description What it is called; empty when the brand has no steps of its own. */
            name: string;
            opened_at?: components["schemas"]["Timestamp"] | null;
            /** @description The people who may decide. */
            people: components["schemas"]["PersonId"][];
            /** @description Why. */
            reason?: string | null;
            /** @description The roles that may decide. Without people and roles it is for everybody who may approve. */
            roles: components["schemas"]["Role"][];
        };
        /**
         * @description What a route or an operation needs. The name is what API tokens are scoped by.
         * @enum {string}
         */
        Right: "workspace.read" | "workspace.manage" | "members.read" | "members.manage" | "brands.manage" | "profiles.read" | "profiles.manage" | "posts.read" | "posts.write" | "posts.approve" | "posts.schedule" | "media.read" | "media.write" | "numbers.read" | "numbers.write" | "strategy.read" | "strategy.write" | "audit.read" | "tokens.manage";
        /** @description The terms of a file. */
        Rights: {
            /**
             * @description Who is to be named.
             * @default
             */
            credit: string;
            /**
             * @description First day on which it may be shown no more; absent for no such day.
             * @default null
             */
            expires_on: string | null;
            /**
             * @description Kind of licence, in one's own words.
             * @default
             */
            licence: string;
            /**
             * @description What else is to be known.
             * @default
             */
            notes: string;
            /**
             * @description Whose it is.
             * @default
             */
            owner: string;
            /**
             * @description Where it comes from.
             * @default
             */
            source: string;
            /**
             * @description First day on which it may be shown, such as `2026-12-24`; absent for no such day.
             * @default null
             */
            usable_from: string | null;
        };
        /** @description Costs and returns in one currency. */
        Roi: {
            /**
             * Format: int64
             * @description What it cost in the time, in the currency's smallest unit.
             */
            cost: number;
            /**
             * Format: double
             * @description Cost ÷ interactions, in the currency's smallest unit; absent where interactions or costs are not known.
             */
            cost_per_interaction?: number | null;
            /** @description The currency (ISO 4217). */
            currency: string;
            /**
             * Format: int64
             * @description The part of the return that is the value of purchases which the website counted.
             */
            purchases: number;
            /**
             * Format: int64
             * @description What it brought, in the currency's smallest unit: by the ledger, and `purchases`.
             */
            return: number;
            /**
             * Format: double
             * @description (return − cost) ÷ cost, in percent; absent without a cost.
             */
            roi_percent?: number | null;
        };
        /**
         * @description By what costs and returns are told apart.
         * @enum {string}
         */
        RoiBy: "campaign" | "network" | "objective" | "kind" | "month";
        /** @description Costs and returns of one key. */
        RoiRow: {
            /** @description By currency: never added across currencies. */
            amounts: components["schemas"]["Roi"][];
            /**
             * Format: double
             * @description Interactions with our posts; absent where they are not known or not told apart in this way.
             */
            interactions?: number | null;
            /** @description Which campaign, network, objective or kind; empty for none in particular. */
            key: string;
        };
        /** @description What it cost and what it brought. */
        RoiTable: {
            /** @description By what it is told apart. */
            by: components["schemas"]["RoiBy"];
            /**
             * @description One row for each key that has a cost or a return, by key. Interactions are those of the time; by campaign, all of the posts of
             *     the time.
             */
            rows: components["schemas"]["RoiRow"][];
            /** @description All of it together. */
            total: components["schemas"]["RoiRow"];
        };
        /**
         * @description A person's job in a workspace or in one brand of it.
         * @enum {string}
         */
        Role: "owner" | "admin" | "content_manager" | "creator" | "editor" | "analyst" | "agent" | "client";
        /** @description Another role. */
        RoleChange: {
            /** @description The role. */
            role: components["schemas"]["Role"];
        };
        /** @description One line of an import, the same in a table and in JSON. */
        Row: {
            /** @description Local date and time; absent makes a draft. */
            at?: string;
            /** @description The campaign. */
            campaign?: string;
            /** @description Language of the text, BCP 47. */
            language?: string;
            /** @description The pillar of the content mix, by its name. */
            pillar?: string;
            /** @description Profiles: handles, `network:handle` or ids, separated by spaces or commas. */
            profiles?: string;
            /** @description What to say. */
            text: string;
            /** @description A name for ourselves. */
            title?: string;
            /** @description `public`, `unlisted`, `followers` or `direct`. */
            visibility?: string;
            /** @description Content warning. */
            warning?: string;
            /** @description IANA zone of `at`; absent means the brand's. */
            zone?: string;
        };
        /** @description The sample data of a workspace. */
        Sample: {
            /** @description The brand it fills. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: int32
             * @description Steps that are done.
             */
            done: number;
            /** @description Language of its texts. */
            language: string;
            /** @description When it was begun. */
            started_at: components["schemas"]["Timestamp"];
            /** @description Where it stands. */
            state: components["schemas"]["SampleState"];
            /**
             * Format: int32
             * @description Steps in all.
             */
            steps: number;
        };
        /**
         * @description Where sample data stands.
         * @enum {string}
         */
        SampleState: "making" | "ready" | "removing";
        /** @description An answer to a question of a network. */
        ScoreAnswer: {
            /** @description The numbers on which it rests. */
            facts: components["schemas"]["ScoreFacts"];
            /** @description Why people think so. */
            note: string;
            /** @description The question. */
            question: components["schemas"]["ScoreQuestion"];
            /**
             * Format: double
             * @description 0 to 1; absent when nothing is known, which counts as one half.
             */
            score?: number | null;
            /** @description How it is known. */
            source: components["schemas"]["ScoreSource"];
        };
        /** @description What people say of the networks. A brand has one at most. */
        Scorecard: {
            goal?: components["schemas"]["ItemId"] | null;
            /** @description The industry whose published figures ours are held against; empty for all. At most 60 characters. */
            industry?: string;
            /** @description The networks; those on which the brand has profiles are scored too, if they are not among them. At most 30. */
            networks?: components["schemas"]["ScoredNetwork"][];
            /** @description How much each question matters. */
            weights?: components["schemas"]["ScoreWeights"];
        };
        /** @description The score card of a brand. */
        ScorecardTold: {
            /** @description As it is reckoned: that of `part`, or the usual one. */
            card: components["schemas"]["Scorecard"];
            /**
             * Format: date
             * @description First local day of the numbers.
             */
            from: string;
            /** @description The networks, the best first. */
            networks: components["schemas"]["NetworkScore"][];
            part?: components["schemas"]["StrategyItem"] | null;
            /**
             * Format: date
             * @description Last local day of the numbers.
             */
            to: string;
        };
        /** @description What people say of a network. */
        ScoredNetwork: {
            effort?: components["schemas"]["ShiftEffort"] | null;
            /** @description What that is. At most 500 characters. */
            effort_note?: string;
            /** @description Its stable name, such as `instagram`: lower-case letters, digits, `_` and `-`, at most 40. */
            network: string;
            /** @description Their opinions, each question once. */
            opinions?: components["schemas"]["ScoreOpinion"][];
        };
        /** @description The numbers on which an answer rests; what they are depends on the question. */
        ScoreFacts: {
            /**
             * Format: int32
             * @description Competitors in all.
             */
            all?: number | null;
            /**
             * Format: double
             * @description Beside it: the best network's number, or the usual engagement rate in percent.
             */
            beside?: number | null;
            /** @description Who publishes what is usual. */
            publisher?: string | null;
            /**
             * Format: int32
             * @description Competitors there.
             */
            there?: number | null;
            /**
             * Format: double
             * @description Ours: the goal's number on this network, the return on cost in percent, the engagement rate in percent, posts of competitors a
             *     week, or the engagement rate of competitors in percent.
             */
            value?: number | null;
        };
        /** @description Where two neighbours change places: one weight moved as little as that. */
        ScoreFlip: {
            /**
             * Format: double
             * @description What it is.
             */
            from: number;
            /** @description Whose weight. */
            question: components["schemas"]["ScoreQuestion"];
            /**
             * Format: double
             * @description What it would be when both are level; a hair beyond, they have changed places. 0 to 10.
             */
            to: number;
        };
        /** @description What people think where no number tells. */
        ScoreOpinion: {
            /**
             * Format: int32
             * @description 0 (no) to 4 (yes, very much).
             */
            answer: number;
            /** @description Why. At most 500 characters. */
            note?: string;
            /** @description The question. */
            question: components["schemas"]["ScoreQuestion"];
        };
        /**
         * @description What is asked of each network.
         * @enum {string}
         */
        ScoreQuestion: "serves_goal" | "cost_return" | "demographics" | "active" | "room" | "competitors";
        /**
         * @description How an answer is known.
         * @enum {string}
         */
        ScoreSource: "data" | "opinion" | "unknown";
        /**
         * @description What is to be done about a network.
         * @enum {string}
         */
        ScoreVerdict: "invest" | "hold" | "leave" | "cannot_tell";
        /** @description How much each question matters: 0 to 10. */
        ScoreWeights: {
            /**
             * Format: int32
             * @description [`ScoreQuestion::Active`].
             */
            active: number;
            /**
             * Format: int32
             * @description [`ScoreQuestion::Competitors`].
             */
            competitors: number;
            /**
             * Format: int32
             * @description [`ScoreQuestion::CostReturn`].
             */
            cost_return: number;
            /**
             * Format: int32
             * @description [`ScoreQuestion::Demographics`].
             */
            demographics: number;
            /**
             * Format: int32
             * @description [`ScoreQuestion::Room`].
             */
            room: number;
            /**
             * Format: int32
             * @description [`ScoreQuestion::ServesGoal`].
             */
            serves_goal: number;
        };
        /** @description A post on the board: it was sent back and waits for its writers. */
        SentBack: {
            by?: components["schemas"]["PersonId"] | null;
            /** @description Changes were asked for, or it was rejected. */
            decision: components["schemas"]["Verdict"];
            /** @description The name of the guest who did. */
            guest?: string | null;
            /** @description Whether the one who asks wrote it. */
            mine: boolean;
            planned_at?: components["schemas"]["Timestamp"] | null;
            /** @description The post. */
            post: components["schemas"]["PostId"];
            /** @description Why; empty when it is not known. */
            reason: string;
            /** @description Since when it waits (UTC). */
            sent_at: components["schemas"]["Timestamp"];
            /** @description The beginning of its text. */
            text: string;
            /** @description Its name; empty when it has none. */
            title: string;
            writer?: components["schemas"]["PersonId"] | null;
        };
        /** @description How a metric went. */
        Series: {
            /** @description When it was last asked for. */
            fetched_at: components["schemas"]["Timestamp"];
            /** @description What is counted. */
            metric: components["schemas"]["Metric"];
            /** @description The values, oldest first. */
            points: components["schemas"]["Point"][];
            /** @description Who said so last: the network's name, or `import:` and the shape of a file. */
            source: string;
        };
        /** @description A signed-in browser. */
        Session: {
            /** @description Network address it signed in from. */
            address: string;
            /** @description When it signed in. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Whether it is the one asking. */
            current: boolean;
            /** @description When it ends at the latest. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["SessionId"];
            /** @description Who. */
            person: components["schemas"]["PersonId"];
            /** @description When it was last seen, to within ten minutes. */
            seen_at: components["schemas"]["Timestamp"];
            /** @description What the browser calls itself. */
            user_agent: string;
        };
        /**
         * Format: uuid
         * @description A signed-in browser.
         */
        SessionId: string;
        /** @description What the first start made. */
        SetUp: {
            /** @description Its first brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The owner. */
            person: components["schemas"]["PersonId"];
            /** @description The workspace. */
            workspace: components["schemas"]["WorkspaceId"];
        };
        /** @description The first start, by the link that was printed on the terminal. */
        SetupRequest: components["schemas"]["NewOwner"] & {
            /** @description The code of the link. */
            code: string;
        };
        /** @description Whether somebody has to set it up. */
        SetupState: {
            /** @description Nobody is there yet; the link on the terminal leads in. */
            needed: boolean;
        };
        /** @description What a link shows. */
        SharedDashboard: {
            /** @description One answer per panel, in their order. */
            answers: components["schemas"]["Answers"];
            /** @description The brand's name. */
            brand: string;
            /** @description The dashboard. */
            dashboard: components["schemas"]["Dashboard"];
            /** @description The profiles in the answers, by id. */
            profiles: {
                [key: string]: components["schemas"]["SharedProfile"];
            };
            /** @description The zone in which the brand's days are (IANA). */
            zone: string;
        };
        /** @description A file as a partner sees it. */
        SharedFile: {
            /** @description What it shows. */
            alt: string;
            /**
             * Format: int64
             * @description Size in bytes.
             */
            bytes: number;
            /** @description Who is to be named. */
            credit: string;
            /**
             * Format: int64
             * @description Length in ms; 0 for a still image.
             */
            duration_ms: number;
            /** @description First day on which it may be shown no more. */
            expires_on?: string | null;
            /**
             * Format: int32
             * @description Height in pixels.
             */
            height: number;
            /** @description Id. */
            id: components["schemas"]["MediaId"];
            /** @description Kind of licence. */
            licence: string;
            /** @description Media type. */
            mime: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description Width in pixels.
             */
            width: number;
        };
        /** @description A profile as a link shows it. */
        SharedProfile: {
            /** @description Its name. */
            name: string;
            /** @description Its network's name. */
            network: string;
        };
        /** @description What a link shows. */
        SharedView: {
            /** @description The brand. */
            brand: string;
            /** @description Until when the link is good (UTC). */
            expires_at: components["schemas"]["Timestamp"];
            /** @description A page of its files, the newest first; without those that may not be used today. */
            files: components["schemas"]["SharedFile"][];
            /** @description Whom the link is for. */
            name: string;
            /** @description Where the next page begins; absent on the last. */
            next?: string | null;
            /** @description Who shows it. */
            workspace: string;
            /** @description IANA time zone of the brand. */
            zone: string;
        };
        /** @description Which file a partner wants. */
        SharedWhich: {
            /** @description The file. */
            media: components["schemas"]["MediaId"];
            /** @description The token of the link. */
            token: string;
        };
        /** @description A link to files. */
        ShareLink: {
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            /**
             * Format: int64
             * @description How often a file was taken.
             */
            downloads: number;
            /** @description Until when it is good (UTC). */
            expires_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many files were chosen; 0 for a folder.
             */
            files: number;
            /** @description The folder it shows; absent when files were chosen. */
            folder?: string | null;
            /** @description Id. */
            id: components["schemas"]["ShareLinkId"];
            /** @description Whom it is for. */
            name: string;
            seen_at?: components["schemas"]["Timestamp"] | null;
            withdrawn_at?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * Format: uuid
         * @description A link to files of the library.
         */
        ShareLinkId: string;
        /** @description What a partner shows. */
        ShareToken: {
            /** @description `next` of the page before. */
            cursor?: string | null;
            /** @description The token of the link. */
            token: string;
        };
        /** @description A folder or a tag, and how many files it has. */
        Shelf: {
            /**
             * Format: int64
             * @description How many files.
             */
            files: number;
            /** @description Path of the folder, or the tag. */
            name: string;
        };
        /** @description How a brand's library is ordered. */
        Shelves: {
            /** @description Folders, each with what lies in those within it; by their paths. */
            folders: components["schemas"]["Shelf"][];
            /** @description Tags, by name. */
            tags: components["schemas"]["Shelf"][];
        };
        /**
         * @description What it would take to shift work to a network, or away from it.
         * @enum {string}
         */
        ShiftEffort: "low" | "medium" | "high";
        /** @description A post, with what it says. */
        Shown: {
            id?: components["schemas"]["PostId"] | null;
            /**
             * Format: uuid
             * @description Under which id its numbers lie.
             */
            subject: string;
            /** @description The beginning of what it says. */
            text: string;
            /** @description Its page. */
            url?: string | null;
        };
        /** @description One side of a comparison: us, or a competitor. */
        Side: {
            /** @description Their posts with the most interactions; at most 3. */
            best: components["schemas"]["BestPost"][];
            competitor?: components["schemas"]["CompetitorId"] | null;
            counted_at?: components["schemas"]["Timestamp"] | null;
            /** @description Followers at the end of the time. */
            followers: components["schemas"]["Amount"];
            /** @description By how many percent they grew in the time, or since they were first counted in it. */
            followers_growth: components["schemas"]["Amount"];
            /** @description What they post, the most frequent first. */
            formats: components["schemas"]["FormatShare"][];
            /** @description Their hashtags, the most frequent first; at most 10. */
            hashtags: components["schemas"]["TagShare"][];
            /** @description When they usually post, the most frequent first; at most 3. */
            hours: components["schemas"]["Hour"][];
            /** @description Interactions with these posts until now. */
            interactions: components["schemas"]["Amount"];
            /** @description Interactions per post. */
            interactions_per_post: components["schemas"]["Amount"];
            /** @description Interactions per post for each 1,000 followers when the post appeared. */
            interactions_per_thousand: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description First local day from which their posts are known, within the time.
             */
            known_from?: string | null;
            /** @description Whom they name, the most frequent first; at most 10. */
            mentions: components["schemas"]["Named"][];
            /** @description Their name; empty for us. */
            name: string;
            /** @description Networks they are on, as far as they are measured. */
            networks: string[];
            /** @description Posts that appeared in the time, answers to others left out. */
            posts: components["schemas"]["Amount"];
            /** @description Posts per week, over the days of the time of which their posts are known. */
            posts_per_week: components["schemas"]["Amount"];
            /**
             * Format: int64
             * @description Profiles that are measured.
             */
            profiles: number;
            /** @description Answers to others in the time. */
            replies: components["schemas"]["Amount"];
            /** @description Their interactions in percent of those of all sides. */
            share_of_voice: components["schemas"]["Amount"];
            /** @description How they write. */
            tone: components["schemas"]["Tone"];
            /**
             * Format: int64
             * @description Profiles among them whose posts have not been looked at yet.
             */
            waiting: number;
        };
        /**
         * @description How a person lets Selaras act for an account.
         * @enum {string}
         */
        SignIn: "oauth" | "app_password" | "token";
        /** @description E-mail and password. */
        SignInRequest: {
            /** @description E-mail address. */
            email: string;
            /** @description Password. */
            password: string;
        };
        /** @description A website of a brand. */
        Site: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was added (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description The currency of a value that names none (ISO 4217). */
            currency: string;
            /** @description Its host names, in lower case: only their pages are counted, with those below a name that begins with `*.`. */
            hosts: string[];
            /** @description Id. */
            id: components["schemas"]["SiteId"];
            /** @description What names it in its pages; no secret. */
            key: string;
            /** @description What it is called. */
            name: string;
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Moves on with every change; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description What to change of a website; what is absent stays. */
        SiteChanges: {
            /** @description The currency of a value that names none. */
            currency?: string | null;
            /** @description Its host names. */
            hosts?: string[] | null;
            /** @description What it is called. */
            name?: string | null;
        };
        /** @description What a page tells. Everything in it is optional but the kind. */
        SiteHit: {
            /**
             * @description `utm_campaign`.
             * @default
             */
            campaign: string;
            /**
             * @description `utm_content`: the id of our post or delivery, as a rule.
             * @default
             */
            content: string;
            /**
             * @description In which currency (ISO 4217); empty for the site's.
             * @default
             */
            currency: string;
            /**
             * @description What happened: `view`, `lead`, `download`, `signup`, `purchase`.
             * @default
             */
            kind: string;
            /**
             * @description The path of the page, without its parameters.
             * @default
             */
            path: string;
            /**
             * @description The host name of the page before; empty for none.
             * @default
             */
            referrer: string;
            /**
             * @description `utm_source` of the page's address.
             * @default
             */
            source: string;
            /**
             * @description How much it is worth, as a decimal; empty for nothing.
             * @default
             */
            value: string;
        };
        /**
         * Format: uuid
         * @description A website of a brand whose visits are counted.
         */
        SiteId: string;
        /** @description A short link. */
        SiteLink: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description For which campaign; empty for none. */
            campaign: string;
            /**
             * Format: int64
             * @description How often it was followed.
             */
            clicks: number;
            /** @description What stands in its address. */
            code: string;
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["SiteLinkId"];
            /** @description On which network it stands; empty for none. */
            network: string;
            /** @description In which post or delivery; empty for none. */
            post: string;
            /** @description Where it leads. */
            url: string;
        };
        /**
         * Format: uuid
         * @description A short link that counts who follows it.
         */
        SiteLinkId: string;
        /** @description A short link with its address. */
        SiteLinkShown: components["schemas"]["SiteLink"] & {
            /** @description The address to pass on. */
            link: string;
        };
        /** @description Since when, and when last, pages of a site were counted. */
        SiteSeen: {
            /**
             * Format: date
             * @description First local day, `YYYY-MM-DD`.
             */
            first: string;
            /**
             * Format: date
             * @description Last local day, `YYYY-MM-DD`.
             */
            last: string;
        };
        /** @description A website with what its pages need. */
        SiteShown: components["schemas"]["Site"] & {
            seen?: components["schemas"]["SiteSeen"] | null;
            /** @description What is put into its pages, into `<head>`. */
            snippet: string;
        };
        /** @description A shape in which a picture can be had. */
        Size: {
            /**
             * Format: int32
             * @description Height in pixels.
             */
            height: number;
            /** @description `square`, `portrait`, `landscape`, `story` or `link`. */
            name: string;
            /** @description The networks that show it whole, by the names people know. */
            networks: string[];
            /**
             * Format: int32
             * @description Width in pixels; a small picture is not made larger.
             */
            width: number;
        };
        /** @description A time of the week at which a profile likes to publish. */
        Slot: {
            /** @description Day of the week. */
            day: components["schemas"]["Weekday"];
            /**
             * @description Time on the profile's wall clock.
             * @example 09:00:00
             */
            time: string;
        };
        /** @description The five letters, and the question that is asked of vanity metrics. */
        Smart: {
            /** @description The growth that it takes, set against what was seen. */
            achievable: components["schemas"]["SmartLetter"];
            /** @description A source delivers the number, and the unit fits. */
            measurable: components["schemas"]["SmartLetter"];
            reach?: components["schemas"]["SmartReach"] | null;
            /** @description It serves an objective, and how is said. */
            relevant: components["schemas"]["SmartLetter"];
            /** @description Metric, scope and amount are said, and the title says the same. */
            specific: components["schemas"]["SmartLetter"];
            /** @description Start, deadline and milestones. */
            time_bound: components["schemas"]["SmartLetter"];
            vanity?: components["schemas"]["VanityQuestion"] | null;
        };
        /**
         * @description Whether more or less is better.
         * @enum {string}
         */
        SmartDirection: "up" | "down";
        /** @description What is said of one letter. */
        SmartLetter: {
            /** @description What would be better, the best first; each is enough by itself. */
            proposals: components["schemas"]["SmartProposal"][];
            /** @description Why, the gravest first. Never empty. */
            reasons: components["schemas"]["SmartReason"][];
            /** @description The worst of its reasons. */
            verdict: components["schemas"]["SmartVerdict"];
        };
        /** @description A value to be reached on the way. */
        SmartMilestone: {
            /**
             * Format: date
             * @description By the end of this day.
             */
            on: string;
            /**
             * Format: double
             * @description A level or rate on that day, of a flow the sum since the start.
             */
            value: number;
        };
        /** @description A fact for a sentence, with what it takes to write it in the reader's language. */
        SmartParam: {
            /** @enum {string} */
            kind: "amount";
            /**
             * Format: double
             * @description A value in the unit of the goal.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "change";
            /**
             * Format: double
             * @description A change, in percent of what it is a change of: 20 is a fifth more.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "count";
            /**
             * Format: int64
             * @description So many.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "day";
            /** @description A day, such as 2026-12-31. */
            value: string;
        } | {
            /** @enum {string} */
            kind: "figure";
            /** @description The stable name of a figure. */
            value: string;
        } | {
            /** @enum {string} */
            kind: "networks";
            /** @description Stable names of networks; none: the whole brand. */
            value: string[];
        } | {
            /** @enum {string} */
            kind: "words";
            /** @description As it was typed. */
            value: string;
        } | {
            /** @enum {string} */
            kind: "unit";
            /** @description A unit. */
            value: components["schemas"]["SmartUnit"];
        } | {
            /** @enum {string} */
            kind: "direction";
            /** @description More or less. */
            value: components["schemas"]["SmartDirection"];
        };
        /** @description Something better, as a change of the goal that can be applied with one click. */
        SmartProposal: {
            /** @enum {string} */
            kind: "retitle";
        } | {
            /** @enum {string} */
            kind: "scope";
            /** @description Stable names. */
            networks: string[];
        } | {
            /** @enum {string} */
            kind: "target";
            /**
             * Format: double
             * @description The value.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "target_unit";
            /** @description The unit of the measure. */
            unit: components["schemas"]["SmartUnit"];
        } | {
            /** @enum {string} */
            kind: "start";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
        } | {
            /** @enum {string} */
            kind: "deadline";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
        } | {
            /** @enum {string} */
            kind: "milestones";
            /** @description Instead of those that are there. */
            milestones: components["schemas"]["SmartMilestone"][];
        } | {
            /**
             * Format: int32
             * @description How many days are to lie between two checks.
             */
            every: number;
            /** @enum {string} */
            kind: "check";
        } | {
            /** @description Stable name. Baseline, target and milestones must be said anew. */
            figure: string;
            /** @enum {string} */
            kind: "figure";
        };
        /**
         * @description How hard a goal is, from easy to hard. A harder target is never judged easier.
         * @enum {string}
         */
        SmartReach: "met" | "trivial" | "realistic" | "stretch" | "out_of_reach";
        /** @description One reason: a code and the facts for its sentence. */
        SmartReason: {
            /** @description Stable code, key in the message catalogue. */
            code: string;
            /** @description The field of the goal that it concerns, such as `target` or `milestones[1].on`. */
            field: string;
            /** @description Facts for the sentence. */
            params: {
                [key: string]: components["schemas"]["SmartParam"];
            };
            /** @description How much it weighs. */
            weight: components["schemas"]["SmartWeight"];
        };
        /** @description In what a number is told. */
        SmartUnit: "count" | "percent" | "per_thousand" | "times" | "seconds" | "points" | {
            /** @description Whole units of a currency (rupiah, not sen), by its ISO 4217 code. */
            money: string;
        };
        /**
         * @description How a letter stands.
         * @enum {string}
         */
        SmartVerdict: "good" | "cannot_tell" | "weak" | "bad";
        /**
         * @description How much a reason weighs.
         * @enum {string}
         */
        SmartWeight: "fine" | "open" | "weak" | "bad" | "refused";
        /**
         * @description Which use of social media an objective serves.
         * @enum {string}
         */
        SocialUse: "marketing" | "employees" | "collaboration";
        /**
         * @description How far a post has come with the people who must agree to it.
         * @enum {string}
         */
        Stage: "draft" | "in_review" | "changes_requested" | "rejected" | "approved";
        /** @description Somebody whom a step waits for is away, and somebody else decides in their place. */
        StandIn: {
            /** @description Who decides in their place. */
            deputy: components["schemas"]["PersonId"];
            /** @description Who is away. */
            person: components["schemas"]["PersonId"];
        };
        /** @description Where to begin on a network, until one's own numbers say better. */
        StartingPoint: {
            /** @description The network of the same kind whose figures these are; empty for its own. */
            like: string;
            /** @description The network. */
            network: string;
            /** @description How long a period is. */
            per: components["schemas"]["Per"];
            /**
             * Format: int32
             * @description So many posts in each period.
             */
            posts: number;
            /** @description Where the figures come from. */
            source: string;
        };
        /**
         * @description Where a delivery stands.
         * @enum {string}
         */
        State: "draft" | "scheduled" | "publishing" | "published" | "failed" | "unconfirmed" | "paused" | "cancelled";
        /** @description A short page about one thing that a strategy rests on. */
        StrategyBlock: {
            /** @description Goals that rest on it: at most 50. */
            goals?: components["schemas"]["ItemId"][];
            /** @description What is known, or taken to be so. At most 6,000 characters. */
            text?: string;
            /** @description Title: 1 to 120 characters. */
            title: string;
            /** @description What it is about. */
            topic: components["schemas"]["BlockTopic"];
        };
        /** @description Days, both included. */
        StrategyDays: {
            /**
             * Format: date
             * @description First local day.
             */
            from: string;
            /**
             * Format: date
             * @description Last local day.
             */
            to: string;
        };
        /** @description What is to be reached by when. */
        StrategyGoal: {
            /** @description How the objective benefits from it. At most 2,000 characters. */
            benefit?: string;
            /**
             * Format: date
             * @description Last day, by which it is to be reached.
             */
            deadline: string;
            /** @description Whether this is the one that is worked on now, so that effects can be told apart. One open goal of a brand at most. */
            focus?: boolean;
            /** @description How it is judged. */
            framework?: components["schemas"]["GoalFramework"];
            /** @description What was learnt, said when it was closed or dropped. At most 2,000 characters. */
            learnt?: string;
            objective?: components["schemas"]["ItemId"] | null;
            owner?: components["schemas"]["PersonId"] | null;
            /** @description The numbers to be reached: one for SMART, one to five for OKR. */
            results: components["schemas"]["KeyResult"][];
            /**
             * Format: date
             * @description First day.
             */
            start: string;
            /** @description Whether it is still pursued. */
            state?: components["schemas"]["GoalState"];
            strategy?: components["schemas"]["ItemId"] | null;
            /** @description What is to be reached, in words: 1 to 200 characters. */
            title: string;
            /** @description What the business values, over a group of goals. At most 300 characters. */
            value?: string;
        };
        /** @description How an objective is to be reached. */
        StrategyHow: {
            /** @description How. At most 2,000 characters. */
            how?: string;
            /** @description Name: 1 to 120 characters. */
            name: string;
            /** @description The objective. */
            objective: components["schemas"]["ItemId"];
        };
        /** @description A part of a brand's strategy, as it is kept. */
        StrategyItem: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description When it was made (UTC). */
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["PersonId"] | null;
            /** @description Id. */
            id: components["schemas"]["ItemId"];
            /** @description What it is, and what is said of it. */
            item: components["schemas"]["StrategyPart"];
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Grows with every change; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description What is measured, and of what. */
        StrategyMeasure: {
            /** @enum {string} */
            from: "figure";
            /** @description A figure of our own profiles. */
            of: components["schemas"]["MeasuredFigure"];
        } | {
            /** @enum {string} */
            from: "website";
            /** @description What our websites counted of those who came from elsewhere. */
            of: components["schemas"]["MeasuredWebsite"];
        } | {
            /** @enum {string} */
            from: "by_hand";
            /** @description A number that people tell, check by check. */
            of: components["schemas"]["MeasuredByHand"];
        };
        /**
         * @description What the values of a measure mean in time.
         * @enum {string}
         */
        StrategyNature: "level" | "flow" | "rate";
        /** @description What the business wants. */
        StrategyObjective: {
            /** @description The business measure that it moves, such as "monthly sales". At most 200 characters. */
            measure?: string;
            /** @description Name: 1 to 120 characters. */
            name: string;
            owner?: components["schemas"]["PersonId"] | null;
            /** @description Which use of social media it serves. */
            serves?: components["schemas"]["SocialUse"];
            starting_point?: components["schemas"]["ObjectiveStart"] | null;
            /** @description Why the business wants it. At most 2,000 characters. */
            why?: string;
        };
        /** @description A part of a strategy. */
        StrategyPart: {
            /** @description What the business wants. */
            fields: components["schemas"]["StrategyObjective"];
            /** @enum {string} */
            kind: "objective";
        } | {
            /** @description How an objective is to be reached. */
            fields: components["schemas"]["StrategyHow"];
            /** @enum {string} */
            kind: "strategy";
        } | {
            /** @description What is to be reached by when. */
            fields: components["schemas"]["StrategyGoal"];
            /** @enum {string} */
            kind: "goal";
        } | {
            /** @description What is done for a goal. */
            fields: components["schemas"]["StrategyTactic"];
            /** @enum {string} */
            kind: "tactic";
        } | {
            /** @description Which number tells whether an objective comes nearer. */
            fields: components["schemas"]["Kpi"];
            /** @enum {string} */
            kind: "kpi";
        } | {
            /** @description What people say of the networks; one of a brand at most. */
            fields: components["schemas"]["Scorecard"];
            /** @enum {string} */
            kind: "scorecard";
        } | {
            /** @description What it rests on: those it is for, what it takes, what lies outside. */
            fields: components["schemas"]["StrategyBlock"];
            /** @enum {string} */
            kind: "block";
        } | {
            /** @description Whom it needs. */
            fields: components["schemas"]["StrategyRelationship"];
            /** @enum {string} */
            kind: "relationship";
        } | {
            /** @description A theme of what is posted, with its share of the whole. */
            fields: components["schemas"]["StrategyPillar"];
            /** @enum {string} */
            kind: "pillar";
        };
        /** @description A theme of what is posted, with its share of the whole. */
        StrategyPillar: {
            /** @description What belongs to it. At most 1,000 characters. */
            about?: string;
            /** @description Name: 1 to 80 characters, one of its own in the brand. */
            name: string;
            starting_point?: components["schemas"]["PillarStart"] | null;
            /** @description How it is best shown, where and to whom. At most 12. */
            suits?: components["schemas"]["PillarSuit"][];
            tactic?: components["schemas"]["ItemId"] | null;
            /**
             * Format: int32
             * @description Its share of all posts, in percent, 0 to 100; those of a brand's pillars are at most 100 together.
             */
            target: number;
        };
        /** @description A relationship that a strategy needs. */
        StrategyRelationship: {
            /** @description How it came about, and how it stands. At most 2,000 characters. */
            context?: string;
            /** @description Goals that rest on it: at most 50. */
            goals?: components["schemas"]["ItemId"][];
            /** @description Of which kind. */
            kind: components["schemas"]["RelationshipKind"];
            /** @description With whom, in a few words: 1 to 120 characters. */
            name: string;
            /** @description The people in it, on both sides. At most 1,000 characters. */
            people?: string;
            /** @description What it takes: time, money, goods. At most 1,000 characters. */
            resources?: string;
            /** @description How we talk with each other: where, how often, in which tone. At most 1,000 characters. */
            talk?: string;
            /** @description What each side has of it. At most 2,000 characters. */
            value?: string;
        };
        /** @description What is done for a goal. */
        StrategyTactic: {
            /** @description Campaigns whose posts are done for it: each belongs to one tactic of a brand at most. At most 50. */
            campaigns?: string[];
            /** @description The goal. */
            goal: components["schemas"]["ItemId"];
            /** @description How. At most 2,000 characters. */
            how?: string;
            /** @description What is done: 1 to 120 characters. */
            name: string;
            owner?: components["schemas"]["PersonId"] | null;
            /** @description Posts that are done for it, where neither they nor their campaign or pillar say otherwise. At most 20. */
            rules?: components["schemas"]["TraceRule"][];
        };
        /** @description In what a measure is told. */
        StrategyUnit: {
            /** @description A figure's own. */
            name: components["schemas"]["Unit"];
            /** @enum {string} */
            unit: "figure";
        } | {
            /** @description What people call it. */
            name: string;
            /** @enum {string} */
            unit: "own";
        };
        /** @description What a part said before a change. */
        StrategyVersion: {
            /** @description When it was changed to something else (UTC). */
            changed_at: components["schemas"]["Timestamp"];
            changed_by?: components["schemas"]["PersonId"] | null;
            /** @description What was said. */
            item: components["schemas"]["StrategyPart"];
            /**
             * Format: int64
             * @description Which version this was.
             */
            version: number;
        };
        /** @description A question whose answer is to be a table. */
        TableAsked: {
            /** @description `csv` or `xlsx`. */
            format: components["schemas"]["TableFormat"];
            /** @description The heading of each dimension and of the value, in the reader's words; their codes when absent. */
            headings?: string[];
            /** @description The question. */
            question: components["schemas"]["MeasureQuestion"];
        };
        /**
         * @description What a table is written as.
         * @enum {string}
         */
        TableFormat: "csv" | "xlsx";
        /** @description A hashtag somebody uses. */
        TagShare: {
            /** @description Interactions per post that carries it. */
            interactions_per_post: components["schemas"]["Amount"];
            /**
             * Format: int64
             * @description Posts that carry it.
             */
            posts: number;
            /** @description In small letters, without `#`. */
            tag: string;
        };
        /** @description Something to write with. */
        Template: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description What it says. */
            content: components["schemas"]["Content"];
            /** @description Id. */
            id: components["schemas"]["TemplateId"];
            /** @description What it is for. */
            kind: components["schemas"]["TemplateKind"];
            /** @description What people call it. */
            name: string;
            /** @description When it was last changed (UTC). */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Moves on with every change; what `If-Match` is held against.
             */
            version: number;
        };
        /** @description What to change of a template; what is absent stays. */
        TemplateChanges: {
            content?: components["schemas"]["Content"] | null;
            /** @description What people call it. */
            name?: string | null;
        };
        /**
         * Format: uuid
         * @description A template of a brand.
         */
        TemplateId: string;
        /**
         * @description What a template is for.
         * @enum {string}
         */
        TemplateKind: "post" | "hashtags";
        /**
         * Format: date-time
         * @description An instant in UTC, in microseconds since 1970-01-01T00:00:00Z. JSON carries it as RFC 3339 with a `Z`.
         */
        Timestamp: string;
        /** @description An API token, without what opens the door. */
        Token: {
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            expires_at?: components["schemas"]["Timestamp"] | null;
            /** @description Id. */
            id: components["schemas"]["TokenId"];
            /** @description What it is for. */
            name: string;
            /** @description For whom it acts. */
            person: components["schemas"]["PersonId"];
            /** @description What it may do; empty for everything that person may do. */
            scope: components["schemas"]["Right"][];
            used_at?: components["schemas"]["Timestamp"] | null;
        };
        /**
         * Format: uuid
         * @description An API token.
         */
        TokenId: string;
        /** @description The answer to one question. */
        Told: (components["schemas"]["Found"] & {
            /** @enum {string} */
            kind: "figure";
        }) | {
            /** @enum {string} */
            kind: "top";
            /** @description The best first. */
            posts: components["schemas"]["TopShown"][];
        };
        /** @description How somebody writes, in percent of the posts. */
        Tone: {
            /** @description With an emoji. */
            emoji: components["schemas"]["Amount"];
            /** @description With a hashtag. */
            hashtag: components["schemas"]["Amount"];
            /** @description Median length of the texts, in characters (no percent). */
            length: components["schemas"]["Amount"];
            /** @description With a link. */
            link: components["schemas"]["Amount"];
            /** @description That ask something. */
            question: components["schemas"]["Amount"];
        };
        /** @description Which posts are asked for. */
        Top: {
            /** @description Whether the least come first. */
            least?: boolean;
            /** @description How many, 1 to 100. */
            limit: number;
            /** @description Whose posts, of which time, by which figure; `by` and `counting` have no meaning here. */
            question: components["schemas"]["Question"];
        };
        /**
         * @description What a person may be told of.
         * @enum {string}
         */
        Topic: "review" | "approved" | "changes_requested" | "rejected" | "overdue" | "comment" | "mention" | "failed" | "unconfirmed" | "sign_in_needed" | "experiment" | "check_due" | "check_late" | "kpi_changed" | "brief";
        /** @description A post of a list of the best. */
        TopPost: {
            /** @description When it was last counted (UTC). */
            counted_at: components["schemas"]["Timestamp"];
            /** @description What it is made of. */
            format: components["schemas"]["ContentFormat"];
            /** @description Its profile. */
            profile: components["schemas"]["ProfileId"];
            /** @description When it appeared (UTC). */
            published_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Its id: of our delivery, or of what was seen of it.
             */
            subject: string;
            /**
             * Format: double
             * @description The value, in the figure's unit.
             */
            value: number;
        };
        /** @description A post among the best, with what it says. */
        TopShown: components["schemas"]["TopPost"] & {
            id?: components["schemas"]["PostId"] | null;
            /** @description The beginning of what it says, at most 280 characters. */
            text: string;
            /** @description Its page. */
            url?: string | null;
        };
        /**
         * @description By what a post is traced.
         * @enum {string}
         */
        TracedBy: "post" | "campaign" | "pillar" | "rule";
        /** @description Which posts are done for a tactic: all that it says must hold, and it says something. */
        TraceRule: {
            /** @description What has this hashtag, told without `#`; empty for any. At most 100 characters. */
            hashtag?: string;
            /** @description What appears on one of these profiles; empty for any. At most 100. */
            profiles?: components["schemas"]["ProfileId"][];
        };
        /** @description Posts whose goal is asked for. */
        TracesAsked: {
            /** @description The brand. */
            brand: components["schemas"]["BrandId"];
            /** @description The posts: at most 500. */
            posts: components["schemas"]["PostToTrace"][];
        };
        /** @description A post that could not be changed. */
        Unchanged: {
            /** @description Code of the problem. */
            code: string;
            /** @description The post. */
            id: components["schemas"]["PostId"];
            /** @description Its name. */
            title: string;
        };
        /** @description How much was taken back. */
        Undone: {
            /** @description Values and posts that were taken back. */
            count: number;
        };
        /**
         * @description In what a figure is told.
         * @enum {string}
         */
        Unit: "count" | "percent" | "per_thousand" | "times" | "seconds";
        /** @description How many wait to be read. */
        Unread: {
            /**
             * Format: int64
             * @description At most 100, which stands for "many".
             */
            count: number;
        };
        /** @description A file to be added, as a form (`multipart/form-data`). */
        Upload: {
            /** @description What it shows, for those who cannot see it. */
            alt?: string | null;
            /** @description The brand it belongs to. */
            brand: components["schemas"]["BrandId"];
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
        };
        /** @description A post that shows a file. */
        Use: {
            due_at?: components["schemas"]["Timestamp"] | null;
            /** @description The post. */
            id: components["schemas"]["PostId"];
            /** @description Whether it is still to go out and shows an older version of the file than the current one. */
            older: boolean;
            /** @description Whether it is planned for a time at which the file may not be shown. */
            refused: boolean;
            /** @description Its name. */
            title: string;
        };
        /**
         * @description What is put behind the web addresses of a post when it goes out. An address that has a `utm_source` of its own is left
         *     alone. What people read stays as it was written where a network lets text and address differ.
         */
        Utm: {
            /** @description For which campaign. */
            campaign?: string | null;
            /** @description Which of several links or versions. */
            content?: string | null;
            /** @description By which kind of link; absent means `social`. */
            medium?: string | null;
            /** @description Where visitors come from; absent means the network's name, such as `mastodon`. */
            source?: string | null;
            /** @description Which keyword. */
            term?: string | null;
        };
        /** @description Asked of a vanity metric: would more of it create business value? */
        VanityQuestion: {
            /** @description Figures closer to the business, the best first, by what the objective is for. */
            closer: string[];
            /** @description Of which figure. */
            figure: string;
        };
        /** @description A profile the post goes to. */
        Variant: {
            content?: components["schemas"]["Content"] | null;
            /** @description The profile. */
            profile: components["schemas"]["ProfileId"];
        };
        /**
         * @description What somebody decided.
         * @enum {string}
         */
        Verdict: "approved" | "changes_requested" | "rejected";
        /** @description What a post said. */
        Version: {
            /** @description When it was written, or submitted (UTC). */
            at: components["schemas"]["Timestamp"];
            /** @description What every profile said unless it had content of its own. */
            content: components["schemas"]["Content"];
            person?: components["schemas"]["PersonId"] | null;
            /** @description Whether it was submitted for review like this. */
            submitted: boolean;
            /** @description Where it was to go, with content of its own where there was some. */
            variants: components["schemas"]["Variant"][];
            /**
             * Format: int64
             * @description The version of the post that said so.
             */
            version: number;
        };
        /**
         * @description Who may see a post.
         * @enum {string}
         */
        Visibility: "public" | "unlisted" | "followers" | "direct";
        /** @description A post on the board: it waits for a decision. */
        Waiting: {
            due_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether it waits for the one who asks. */
            mine: boolean;
            /** @description What the step is called; empty when the brand has no steps of its own. */
            name: string;
            /** @description Since when it waits (UTC). */
            opened_at: components["schemas"]["Timestamp"];
            /** @description Whether the deadline has passed. */
            overdue: boolean;
            /** @description The people it is for. */
            people: components["schemas"]["PersonId"][];
            planned_at?: components["schemas"]["Timestamp"] | null;
            /** @description The post. */
            post: components["schemas"]["PostId"];
            /** @description The roles it is for; without people and roles it is for everybody who may approve. */
            roles: components["schemas"]["Role"][];
            /** @description Those whom it is for who are away, with who decides in their place. */
            stand_ins: components["schemas"]["StandIn"][];
            /**
             * Format: int64
             * @description Which step is open, from 1.
             */
            step: number;
            /**
             * Format: int64
             * @description How many it has.
             */
            steps: number;
            /** @description The beginning of its text. */
            text: string;
            /** @description Its name; empty when it has none. */
            title: string;
            /**
             * Format: int64
             * @description The version of the post that is decided about.
             */
            version: number;
        };
        /** @description A time on the wall clock of a zone. */
        WallTime: {
            /**
             * @description Local date and time without an offset, such as `2026-12-24T09:30`.
             * @example 2026-12-24T09:30:00
             */
            at: string;
            /**
             * @description IANA zone, such as `Asia/Jakarta`.
             * @example Asia/Jakarta
             */
            zone: string;
        };
        /** @description What was read. */
        WasRead: {
            /** @description At most 200; absent for all there are. */
            ids?: components["schemas"]["NotificationId"][] | null;
        };
        /**
         * @description By what the counts of a website are told apart.
         * @enum {string}
         */
        WebsiteBy: "network" | "campaign" | "post" | "day" | "path";
        /**
         * @description What a website counts.
         * @enum {string}
         */
        WebsiteCount: "clicks" | "visits" | "leads" | "downloads" | "signups" | "purchases";
        /** @description What the websites of a brand saw. */
        WebsiteCounts: {
            /** @description By what it is told apart. */
            by: components["schemas"]["WebsiteBy"];
            /** @description Whether rows were left out because there are too many. */
            cut_off: boolean;
            /** @description What Google Analytics said of the same time, by the connected property or by files; it counts otherwise: never added to ours. */
            files: components["schemas"]["WebsiteFileRow"][];
            /** @description The currency of the connected property, in which its revenue is (ISO 4217); empty while it is not known. */
            files_currency: string;
            /**
             * @description Lines of such files that are not told: of a time that reaches beyond the one asked for or overlaps with a newer file or with days
             *     that were fetched, or that do not say by what is asked.
             */
            files_left_out: number;
            /** @description What our counter and our links counted: days in order, everything else with the most visits first; at most 1,000. */
            rows: components["schemas"]["WebsiteCountsRow"][];
            /** @description All of it together. */
            total: components["schemas"]["WebsiteCountsRow"];
        };
        /** @description What happened, of one key. */
        WebsiteCountsRow: {
            /**
             * Format: int64
             * @description How often our short links were followed.
             */
            clicks: number;
            /**
             * Format: int64
             * @description Downloads.
             */
            downloads: number;
            /** @description Which network, campaign, post, day or path; empty where it is not known. */
            key: string;
            /**
             * Format: int64
             * @description Enquiries.
             */
            leads: number;
            /**
             * Format: int64
             * @description Purchases.
             */
            purchases: number;
            /**
             * Format: int64
             * @description Sign-ups.
             */
            signups: number;
            /** @description What all of these are worth, by currency: never added across currencies. */
            values: components["schemas"]["Money"][];
            /**
             * Format: int64
             * @description Views of pages.
             */
            views: number;
            /**
             * Format: int64
             * @description Views of a page to which people came from elsewhere.
             */
            visits: number;
        };
        /** @description What Google Analytics said of one key. */
        WebsiteFileRow: {
            /**
             * Format: int64
             * @description Downloads (`file_download`); files do not tell them apart.
             */
            downloads?: number | null;
            /** @description Which network, campaign, post or path, named as ours are. */
            key: string;
            /**
             * Format: double
             * @description Key events; attribution makes fractions of them.
             */
            key_events?: number | null;
            /**
             * Format: int64
             * @description Enquiries (`generate_lead`); files do not tell them apart.
             */
            leads?: number | null;
            /**
             * Format: int64
             * @description Purchases (`purchase`); files do not tell them apart.
             */
            purchases?: number | null;
            /** @description Revenue as a decimal, in the currency of the property, which files do not name. */
            revenue?: string | null;
            /**
             * Format: int64
             * @description Sign-ups (`sign_up`); files do not tell them apart.
             */
            signups?: number | null;
            /**
             * Format: int64
             * @description Views of pages.
             */
            views?: number | null;
            /**
             * Format: int64
             * @description Sessions.
             */
            visits?: number | null;
        };
        /** @description What the websites of a brand saw. */
        WebsiteShown: components["schemas"]["WebsiteCounts"] & {
            /** @description What the posts among the keys say, by key: where it is told apart by them, and they are ours. */
            posts: {
                [key: string]: components["schemas"]["Shown"];
            };
        };
        /**
         * @description Monday to Sunday.
         * @enum {string}
         */
        Weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        /** @description When a post shall appear: exactly one of the three. */
        When: {
            /** @description Local date and time without an offset, such as `2026-12-24T09:30`. */
            at?: string | null;
            /** @description At each profile's next free weekly slot. */
            next_slot?: boolean;
            /** @description At once. */
            now?: boolean;
            /** @description IANA zone of `at`; absent means the brand's. */
            zone?: string | null;
        };
        /**
         * @description Whose numbers.
         * @enum {string}
         */
        Whose: "ours" | "others" | "all";
        /** @description Why a number changed. */
        WhyChanged: {
            /**
             * @description Us or everybody: `{total, season, everybody, outside, own, competitors, whose}`; each part a ratio with its 90 % interval, absent where
             *     it is not known. `whose` is `Season`, `Everybody`, `Own`, `Nobody` or `CantTell` with why.
             */
            change: Record<string, never>;
            /** @description What our own part comes from: `{total, parts: [{cause, ratio}], cause, shares}`; the parts multiply to the total. */
            diagnosis: Record<string, never>;
            /** @description The posts that account for it, named in `shares` by their place here. */
            posts: components["schemas"]["Shown"][];
            /** @description The first days of the weeks compared: before from, before to (not included), after from, after to (not included). */
            weeks: string[];
        };
        /** @description A table. */
        Workbook: {
            /** @description 1 to 50 columns. */
            columns: components["schemas"]["WorkbookColumn"][];
            /** @description At most 10,000 rows, each with as many cells as there are columns; `null` where something is not known. */
            rows: (components["schemas"]["WorkbookCell"] | null)[][];
        };
        /** @description What stands in a cell. */
        WorkbookCell: number | string;
        /** @description A column of a table. */
        WorkbookColumn: {
            /** @description Its heading. */
            heading: string;
            /** @description What stands in it. */
            holds?: components["schemas"]["Holds"];
        };
        /** @description A workspace. */
        Workspace: {
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Id. */
            id: components["schemas"]["WorkspaceId"];
            /** @description Language of what it sends: `id` or `en`. */
            language: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Grows with every change.
             */
            version: number;
            /** @description Day its weeks begin with. */
            week_start: components["schemas"]["Weekday"];
            /** @description IANA time zone of its reports. */
            zone: string;
        };
        /** @description What to change of a workspace; what is absent stays. */
        WorkspaceChanges: {
            /** @description Language of what it sends. */
            language?: string | null;
            /** @description Name. */
            name?: string | null;
            week_start?: components["schemas"]["Weekday"] | null;
            /** @description IANA time zone. */
            zone?: string | null;
        };
        /**
         * Format: uuid
         * @description A workspace: the wall between customers; every query is bound to one.
         */
        WorkspaceId: string;
    };
    responses: {
        /** @description What is wrong and what to do (RFC 9457). */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_absences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most one per person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absence"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person who is away. */
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsence"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absence"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    end_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person who is away. */
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_approvals: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most posts, 1 to 200; 100 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of posts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Waiting"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_sent_back: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most posts, 1 to 200; 100 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of posts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SentBack"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_audit_trail: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most rows, 1 to 200; 50 when not given. */
                limit?: number;
                /** @description Only changes of this thing. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Event"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_brand_audits: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditSummary"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_brand_audit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAudit"];
            };
        };
        responses: {
            /** @description The audit. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandAudit"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_brand_audit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The audit. */
                id: components["schemas"]["AuditId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The audit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_brand_audit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The audit. */
                id: components["schemas"]["AuditId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    overrule_audit_verdict: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The audit. */
                id: components["schemas"]["AuditId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditOverruling"];
            };
        };
        responses: {
            /** @description The audit as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandAudit"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    benchmarks: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description The competitors in this cohort; all of them when not given. */
                cohort?: components["schemas"]["CohortId"];
                /** @description First day, `YYYY-MM-DD`. */
                from: string;
                /** @description The industry, one of those in the answer; all of them together when not given. */
                industry?: string;
                /** @description Last day. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By network. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Benchmarks"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_brands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_brand: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBrand"];
            };
        };
        responses: {
            /** @description The brand. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_brand: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The brand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_brand: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_approval_steps: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPlan"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_approval_steps: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description As they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPlan"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_holiday_choice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is chosen, and what is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayChoiceShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    choose_holidays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayChoice"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayChoice"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_import_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is remembered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportColumns"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_import_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportColumns"];
            };
        };
        responses: {
            /** @description What is remembered now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportColumns"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_brand_kit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kit; empty while nothing was said. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kit"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_brand_kit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand. */
                id: components["schemas"]["BrandId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKit"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kit"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    briefs: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first, at most 120. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefLine"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    write_brief: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was sent. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefIssue"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    brief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brief. */
                id: components["schemas"]["BriefId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefIssue"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    brief_now: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it would say. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brief"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_pace: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description From this date on, such as `2026-12-01`, on the wall of the brand's zone. */
                from: string;
                /** @description Until this date, itself included; at most 100 days later. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pace"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_calendar_feeds: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 10. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_calendar_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendarFeed"];
            };
        };
        responses: {
            /** @description The feed and its address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    withdraw_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The feed. */
                id: components["schemas"]["CalendarFeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its address opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    renew_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The feed. */
                id: components["schemas"]["CalendarFeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed and its new address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    import_calendar_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarFile"];
            };
        };
        responses: {
            /** @description What was read, and what was made of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFileRead"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    read_calendar_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The token and `.ics`. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_cohorts: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 20. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cohort"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_cohort: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCohort"];
            };
        };
        responses: {
            /** @description The cohort. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cohort"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_cohort: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The cohort. */
                id: components["schemas"]["CohortId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_cohort: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The cohort. */
                id: components["schemas"]["CohortId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CohortChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cohort"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The comment. */
                id: components["schemas"]["CommentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The comment. */
                id: components["schemas"]["CommentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_competitors: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 20. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Competitor"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_competitor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompetitor"];
            };
        };
        responses: {
            /** @description The competitor. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Competitor"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_competitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The competitor. */
                id: components["schemas"]["CompetitorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The competitor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Competitor"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_competitor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The competitor. */
                id: components["schemas"]["CompetitorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_competitor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The competitor. */
                id: components["schemas"]["CompetitorId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompetitorChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Competitor"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    add_competitor_profile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The competitor. */
                id: components["schemas"]["CompetitorId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompetitorProfile"];
            };
        };
        responses: {
            /** @description The competitor with it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Competitor"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_competitor_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The competitor. */
                id: components["schemas"]["CompetitorId"];
                /** @description The profile. */
                profile: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    compare_competitors: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description First local day, `YYYY-MM-DD`. */
                from: string;
                /** @description Last local day, `YYYY-MM-DD`. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Us first, then the competitors by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    look_at_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Look"];
            };
        };
        responses: {
            /** @description The dashboard with its answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedDashboard"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_dashboards: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_dashboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Make"];
            };
        };
        responses: {
            /** @description The dashboard. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dashboard. */
                id: components["schemas"]["DashboardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dashboard. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dashboard. */
                id: components["schemas"]["DashboardId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Changed"];
            };
        };
        responses: {
            /** @description The dashboard. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dashboard. */
                id: components["schemas"]["DashboardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    share_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dashboard. */
                id: components["schemas"]["DashboardId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForDays"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    withdraw_dashboard_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dashboard. */
                id: components["schemas"]["DashboardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    stream_events: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the last event seen. */
                "Last-Event-ID"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that does not end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_experiments: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_experiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExperiment"];
            };
        };
        responses: {
            /** @description The experiment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_experiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The experiment. */
                id: components["schemas"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The experiment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_experiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The experiment. */
                id: components["schemas"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentFields"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_experiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The experiment. */
                id: components["schemas"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    place_experiment_posts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The experiment. */
                id: components["schemas"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacedPosts"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    start_experiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The experiment. */
                id: components["schemas"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    stop_experiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The experiment. */
                id: components["schemas"]["ExperimentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    plan_experiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentIdea"];
            };
        };
        responses: {
            /** @description What it takes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPlan"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    export_posts: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description `csv` or `xlsx`. */
                format: "csv" | "xlsx";
                /** @description From this instant on (RFC 3339). Without `from` and `to`: an empty table to be filled in. */
                from?: components["schemas"]["Timestamp"];
                /** @description Until this instant, itself not included. */
                to?: components["schemas"]["Timestamp"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    "text/csv": number[];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goals_ambition: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the fixed scores of the latest 12 say, quarter by quarter. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ambition"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goal_baseline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BaselineAsked"];
            };
        };
        responses: {
            /** @description The number of that time, as far as it is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalBaseline"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    check_goal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalMeant"];
            };
        };
        responses: {
            /** @description Nothing is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalJudged"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_goal_checkin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The check-in. */
                id: components["schemas"]["CheckInId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goals_progress: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line per open goal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalProgress"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    read_goal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalSentence"];
            };
        };
        responses: {
            /** @description Nothing is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalRead"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_guest_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGuestLink"];
            };
        };
        responses: {
            /** @description The link and its address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewGuestLinkShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    withdraw_guest_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link. */
                id: components["schemas"]["GuestLinkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    guest_comment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestRemark"];
            };
        };
        responses: {
            /** @description The posts as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    guest_decide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestDecision"];
            };
        };
        responses: {
            /** @description The posts as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    guest_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestToken"];
            };
        };
        responses: {
            /** @description The posts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    guest_media: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestFile"];
            };
        };
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_holidays: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description From this date on, such as `2026-12-01`. */
                from: string;
                /** @description Until this date, itself included; at most 400 days later. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By date. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    add_own_day: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnDay"];
            };
        };
        responses: {
            /** @description The day. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_own_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The day. */
                id: components["schemas"]["OwnDayId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    import_posts: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Only check; write nothing. */
                dry_run?: boolean;
                /** @description Import the lines that have no problem, and leave out the others. */
                leave_out?: boolean;
                /** @description Tell the lines as they were read, so that they can be mended and sent again as JSON. */
                lines?: boolean;
            };
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Row"][];
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                "text/csv": string;
            };
        };
        responses: {
            /** @description A dry run, or lines with problems: nothing was written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description Every line is a post now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    what_does_best: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description By people reached instead of followers: how well posts were taken, not how far they went. */
                by_reach?: boolean;
                /** @description The profile. */
                profile: components["schemas"]["ProfileId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By factor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BestOf"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    odd_days: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Days, 14 to 730; 90 when not given. */
                days?: number;
                /** @description Only this profile. */
                profile?: components["schemas"]["ProfileId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first, at most 20. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OddDay"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    promoted_posts: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Only this profile. */
                profile?: components["schemas"]["ProfileId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most probable first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotedPosts"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    why_changed: {
        parameters: {
            query: {
                /** @description First day of the stretch after. */
                after_from: string;
                /** @description Last day of it. */
                after_to: string;
                /** @description First day of the stretch before, `YYYY-MM-DD`. */
                before_from: string;
                /** @description Last day of it. */
                before_to: string;
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Beside the competitors in this cohort; all of them when not given. */
                cohort?: components["schemas"]["CohortId"];
                /** @description Only this profile. */
                profile?: components["schemas"]["ProfileId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With intervals; or that it cannot be told, and why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyChanged"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_inventory: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By network and name; look-alikes last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryProfile"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_inventory_profile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInventoryProfile"];
            };
        };
        responses: {
            /** @description The profile. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryProfile"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_inventory_profile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description What is said of the profile (`entry`). */
                id: components["schemas"]["InventoryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InventoryFields"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryProfile"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_inventory_profile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description What is said of the profile (`entry`). */
                id: components["schemas"]["InventoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_inventory_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name of the brand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandInventory"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_invitations: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most rows, 1 to 200; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Invitation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The invitation and its link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewLink"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    revoke_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The invitation. */
                id: components["schemas"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its link no longer works. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRequest"];
            };
        };
        responses: {
            /** @description Joined. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    look_at_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description What it says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_kpis: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiStanding"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_kpi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The KPI. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The KPI. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    hold_kpi_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The KPI. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldCheck"];
            };
        };
        responses: {
            /** @description As it was held. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiHeldCheck"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    check_kpi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KpiIdea"];
            };
        };
        responses: {
            /** @description Its number over the last 13 periods, and the five letters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiMeant"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_ledger: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description First local day, `YYYY-MM-DD`. */
                from: string;
                /** @description Last local day, `YYYY-MM-DD`. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 10,000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntry"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_ledger_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLedgerEntry"];
            };
        };
        responses: {
            /** @description The entry. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntry"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_ledger_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The entry. */
                id: components["schemas"]["LedgerEntryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LedgerFields"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntry"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_ledger_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The entry. */
                id: components["schemas"]["LedgerEntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    propose_link_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Linked"];
            };
        };
        responses: {
            /** @description The card; empty texts where the page says nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkCard"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who one is, where, and with which rights. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    notification_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every topic. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choice"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    choose_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choice"][];
            };
        };
        responses: {
            /** @description Every topic as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choice"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description It is changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's own sessions, the last seen first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many were ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session. */
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    measure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asking"];
            };
        };
        responses: {
            /** @description The answers, in the order of the questions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answers"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    measured_profiles: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ours first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileNamed"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    measure_table: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableAsked"];
            };
        };
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    "text/csv": number[];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_media: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Only those that may not be used any more, or not beyond the next 14 days. */
                expiring?: boolean;
                /** @description In this folder or one within it. */
                folder?: string;
                /** @description `image` or `video`. */
                kind?: string;
                /** @description Most rows, 1 to 200; 50 when not given. */
                limit?: number;
                /** @description All its words stand in the name, the description, the tags or the credit. */
                search?: string;
                /** @description With this tag. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Media"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    upload_media: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description The file. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_media_content: {
        parameters: {
            query?: never;
            header?: {
                /** @description A single range of bytes. */
                Range?: string | null;
            };
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A part of the bytes. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            /** @description The range lies outside. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    make_media_current: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The version. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    refresh_planned_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any version of the file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which posts were changed, and which were not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refreshed"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_media_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture, at most 480 pixels wide and high. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A video has none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_media_sizes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each with the networks that show it whole; none for a video. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Size"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_media_size: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
                /** @description The shape. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_media_uses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Posts; marked are those planned for when it may not be shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Use"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_media_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any version of the file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    replace_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any version of the file. */
                id: components["schemas"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NewVersion"];
            };
        };
        responses: {
            /** @description The version that is current now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_media_ending: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 50 files, the soonest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ending"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    file_media: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Filing"];
            };
        };
        responses: {
            /** @description How many changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesChanged"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    move_media_folder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderMove"];
            };
        };
        responses: {
            /** @description How many files went along. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesChanged"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_media: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaIds"];
            };
        };
        responses: {
            /** @description Which are gone, and which are in use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesRemoved"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    restore_media: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaIds"];
            };
        };
        responses: {
            /** @description How many are back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesChanged"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_media_shelves: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Folders and tags, with how many files each has. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shelves"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_members: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most rows, 1 to 200; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Member"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The membership. */
                id: components["schemas"]["MembershipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_member_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The membership. */
                id: components["schemas"]["MembershipId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_content_mix: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description A local day of that time; today when absent. */
                day?: string;
                /** @description Over which time. */
                period: "week" | "month" | "quarter";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By pillar, and what has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentMix"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_networks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The networks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkInfo"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most rows, 1 to 200; 50 when not given. */
                limit?: number;
                /** @description Only what was not read. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Notification"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    read_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WasRead"];
            };
        };
        responses: {
            /** @description It counts as read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    count_unread_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_number_imports: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200 imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    import_numbers: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Only read; write nothing. Neither `profile` nor `name` is needed for it. */
                dry_run?: boolean;
                /** @description The file's name: what the content cannot say (the year of dates) may stand in it. */
                file_name?: string;
                /** @description Instead of `profile`: the name of one of ours that is not connected; it is found or made. */
                name?: string;
                /** @description Its network, where the file does not say it. */
                network?: string;
                /** @description A profile that is measured: connected, of an earlier import, or of a competitor. */
                profile?: components["schemas"]["ProfileId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description A dry run: what was understood and what not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description It is taken in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    undo_number_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is taken back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    number_headings: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Headings, and the fields there are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Headings"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_number_headings: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Headings"];
            };
        };
        responses: {
            /** @description All that are remembered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Headings"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    imported_rows: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description `audience`, `website`, `interest`, `ads` or `competitors`. */
                kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 5,000 rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>[];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    number_template: {
        parameters: {
            query: {
                /** @description Days of a profile instead of posts. */
                days?: boolean;
                /** @description `csv` or `xlsx`. */
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    "text/csv": number[];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    latest_numbers: {
        parameters: {
            query?: {
                /** @description All deliveries of this post. Instead of `subjects`. */
                post?: components["schemas"]["PostId"];
                /** @description Deliveries or profiles, by id, separated by commas; at most 200. */
                subjects?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["Number"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    best_results: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description How many days back, 1 to 90; 7 when not given. */
                days?: number;
                /** @description Most results, 1 to 20; 5 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BestResults"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    number_history: {
        parameters: {
            query: {
                /** @description From this instant on; 30 days before `to` when not given. */
                from?: components["schemas"]["Timestamp"];
                /** @description What is counted. */
                metric: "reactions" | "reposts" | "replies" | "quotes" | "saves" | "clicks" | "link_clicks" | "views" | "impressions" | "reach" | "watch_seconds" | "follows" | "unfollows" | "profile_visits" | "interactions" | "hides" | "followers" | "following" | "posts" | "new_viewers" | "paid_impressions" | "paid_reach" | "paid_interactions" | "paid_reactions" | "paid_replies" | "paid_reposts" | "paid_clicks" | "paid_follows" | "paid_views";
                /** @description The delivery or profile. */
                subject: string;
                /** @description Until this instant; now when not given. */
                to?: components["schemas"]["Timestamp"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The series. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_posts: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description From this instant on (RFC 3339). */
                from?: components["schemas"]["Timestamp"];
                /** @description Most posts, 1 to 500; 500 when not given. */
                limit?: number;
                /** @description A whole month on the brand's wall clock, such as `2026-12`. Instead of `from` and `to`. */
                month?: string;
                /** @description Until this instant, itself not included. */
                to?: components["schemas"]["Timestamp"];
                /** @description IANA zone of the month; the brand's when not given. */
                zone?: string;
            };
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of posts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Entry"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPost"];
            };
        };
        responses: {
            /** @description The post. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Changes"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    approve_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    cancel_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 1,000 comments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    add_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description The comment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One per profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryShown"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    settle_first_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The delivery. */
                delivery: components["schemas"]["DeliveryId"];
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentResolution"];
            };
        };
        responses: {
            /** @description The post as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    resolve_delivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The delivery. */
                delivery: components["schemas"]["DeliveryId"];
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolution"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    retry_delivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The delivery. */
                delivery: components["schemas"]["DeliveryId"];
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    duplicate_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    change_following_posts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many were changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concerned"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_following_posts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many are gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concerned"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_guest_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 100 links. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestLink"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200 steps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    pause_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    publish_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    repeat_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRecurrence"];
            };
        };
        responses: {
            /** @description The recurrence. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recurrence"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    reject_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    reopen_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    request_post_changes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    resume_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    retry_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How its review stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    schedule_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["When"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    submit_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    take_back_decision: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_post_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The post. */
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 100 versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description One per profile, in the order asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checked"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_published: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Of this campaign. */
                campaign?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Due from this instant on (RFC 3339); 30 days before `to` when not given. At most 366 days before it. */
                from?: components["schemas"]["Timestamp"];
                /** @description Most posts, 1 to 200; 50 when not given. */
                limit?: number;
                /** @description To a profile of this network. */
                network?: string;
                /** @description To this profile. */
                profile?: components["schemas"]["ProfileId"];
                /** @description In which order. */
                sort?: "newest" | "reactions";
                /** @description With a delivery in one of these states, separated by commas: `published`, `failed`, `unconfirmed`. Any of them when not given. */
                state?: string;
                /** @description With these words in their name or in what they say; at most 200 characters. */
                text?: string;
                /** @description Until this instant, itself not included; now when not given. */
                to?: components["schemas"]["Timestamp"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of posts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PublishedPost"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    split_text: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Long"];
            };
        };
        responses: {
            /** @description The parts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parts"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_profiles: {
        parameters: {
            query?: {
                /** @description Only those of this brand. */
                brand?: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By network and handle. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    connect_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectRequest"];
            };
        };
        responses: {
            /** @description What was connected. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_profile: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is disconnected. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_profile: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    find_accounts: {
        parameters: {
            query?: {
                /** @description What stands behind the `@`; nothing is looked for with less than two characters. */
                text?: string;
            };
            header?: never;
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most eight, the likeliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundAccount"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_cadence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The target, and a starting point. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cadence"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    set_cadence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CadenceTarget"];
            };
        };
        responses: {
            /** @description It is set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_cadence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    next_slot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The profile. */
                id: components["schemas"]["ProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextSlot"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_expiring_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The soonest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expiring"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    begin_profile_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginRequest"];
            };
        };
        responses: {
            /** @description Where to send the browser. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    finish_profile_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishRequest"];
            };
        };
        responses: {
            /** @description What was connected. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_recurrences: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recurrences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Repeating"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    end_recurrence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The recurrence. */
                id: components["schemas"]["RecurrenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is over. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    hold_recurrence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The recurrence. */
                id: components["schemas"]["RecurrenceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecurrenceChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recurrence"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    preview_recurrence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecurrencePlan"];
            };
        };
        responses: {
            /** @description The occurrences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Occurrence"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    roi: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description By what it is told apart. */
                by: "campaign" | "network" | "objective" | "kind" | "month";
                /** @description First local day, `YYYY-MM-DD`. */
                from: string;
                /** @description Last local day, `YYYY-MM-DD`. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Costs and returns. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoiTable"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_sample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"] | null;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_sample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSample"];
            };
        };
        responses: {
            /** @description It is being made. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_sample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being removed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_scorecard: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The score card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScorecardTold"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    setup_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it has to be set up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description It is set up; sign in now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_share_links: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 100 links. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareLink"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_share_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShareLink"];
            };
        };
        responses: {
            /** @description The link and its address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewShareLinkShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    withdraw_share_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link. */
                id: components["schemas"]["ShareLinkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_share_downloads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link. */
                id: components["schemas"]["ShareLinkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200 files; one that was taken again within a minute counts once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Download"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    share_download: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["SharedWhich"];
            };
        };
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    share_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareToken"];
            };
        };
        responses: {
            /** @description A page of its files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    share_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharedWhich"];
            };
        };
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A video has none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_site_links: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLinkShown"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_site_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSiteLink"];
            };
        };
        responses: {
            /** @description The link and its address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLinkShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_site_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link. */
                id: components["schemas"]["SiteLinkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_sites: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 20. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteShown"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_site: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSite"];
            };
        };
        responses: {
            /** @description The site and what its pages need. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_site: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The site. */
                id: components["schemas"]["SiteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_site: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The site. */
                id: components["schemas"]["SiteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_strategy: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 1,000 parts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyItem"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_strategy_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStrategyItem"];
            };
        };
        responses: {
            /** @description The part. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_strategy_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The part. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The part. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_strategy_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The part. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StrategyPart"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    remove_strategy_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The part. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_goal_checkins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 1,100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalCheckIn"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_goal_checkin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGoalCheckIn"];
            };
        };
        responses: {
            /** @description As it is kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalCheckIn"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goal_contributions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of each number are the whole of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalContributions"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goal_leading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last four weeks beside the four before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalLeading"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goal_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In one's own language, each with what it rests on and what it would bring. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefAction"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    goal_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalProgress"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    restore_strategy_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The part. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    tell_goal_value: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The goal. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalValueSaid"];
            };
        };
        responses: {
            /** @description All values of the goal, the latest day first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalValue"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_strategy_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The part. */
                id: components["schemas"]["ItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyVersion"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_templates: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            /** @description The template. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The template. */
                id: components["schemas"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string | null;
                /** @description Version it must still have. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The template. */
                id: components["schemas"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most rows, 1 to 200; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Token"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent twice with the same key, it is done once; a repeat is refused, since the secret is told only once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description The token; it is shown only here. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token. */
                id: components["schemas"]["TokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It no longer works. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    trace_posts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TracesAsked"];
            };
        };
        responses: {
            /** @description In the order in which they were asked for. Nothing is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostTraced"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    website: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description By what it is told apart. */
                by: "network" | "campaign" | "post" | "day" | "path";
                /** @description First local day, `YYYY-MM-DD`. */
                from: string;
                /** @description Last local day, `YYYY-MM-DD`. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebsiteShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ga4: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The property; its state is `none` when there is none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ga4Property"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    connect_ga4: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGa4Property"];
            };
        };
        responses: {
            /** @description The property as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ga4Property"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    disconnect_ga4: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
                /** @description Whether what was fetched is removed too; it is kept otherwise. */
                forget?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is let go. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    fetch_ga4: {
        parameters: {
            query: {
                /** @description The brand. */
                brand: components["schemas"]["BrandId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The property as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ga4Property"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    write_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Workbook"];
            };
        };
        responses: {
            /** @description The workbook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that is known already. */
                "If-None-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    update_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag it must still have. */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceChanges"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    follow_site_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link's code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it leads, with the parameters (`utm_*`) that it lacked. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    site_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site's key and `.js`. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    site_hit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site's key. */
                key: string;
            };
            cookie?: never;
        };
        /** @description JSON, sent as plain text so that browsers ask nobody before they send it; at most 4,096 bytes. */
        requestBody: {
            content: {
                "text/plain": components["schemas"]["SiteHit"];
            };
        };
        responses: {
            /** @description Taken. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            405: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
}
