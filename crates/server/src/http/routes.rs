//! Answers: which routes does the API have, and what does each ask of the one who comes?
//!
//! The only place where a route is added. `tests/golden/rights.txt` is this list, reviewed.

use super::{
    analytics::{best, numbers},
    events,
    guard::Guard::{Has, InPerson, Public, SignedIn},
    publishing::{
        approvals, cadence, calendar, check, comments, feeds, guests, history, holidays, imports, kit, media,
        posts, published, recurrences, shares, slots, steer, templates, versions,
    },
    registry::Routes,
    workspaces::{
        absences, audit, brands, invitations, me, members, notifications, oauth, profiles, sample, sessions,
        setup, tokens, workspace,
    },
};
use selaras_kernel::Right::*;
use utoipa_axum::routes;

/// Every route of the API.
pub fn all() -> Routes {
    let mut all = Routes::default();
    people(&mut all);
    publishing(&mut all);
    all
}

fn people(all: &mut Routes) {
    all.on(Public, routes!(setup::create))
        .on(Public, routes!(setup::state))
        .on(Public, routes!(sessions::sign_in))
        .on(Public, routes!(sessions::sign_out))
        .on(InPerson, routes!(sessions::list))
        .on(InPerson, routes!(sessions::end))
        .on(InPerson, routes!(sessions::end_others))
        .on(SignedIn, routes!(me::get))
        .on(InPerson, routes!(me::update))
        .on(InPerson, routes!(me::password))
        .on(InPerson, routes!(notifications::choices))
        .on(InPerson, routes!(notifications::choose))
        .on(Has(PostsRead), routes!(notifications::list))
        .on(Has(PostsRead), routes!(notifications::unread))
        .on(Has(PostsRead), routes!(notifications::read))
        .on(Has(WorkspaceRead), routes!(workspace::get))
        .on(Has(WorkspaceManage), routes!(workspace::update))
        .on(Has(WorkspaceRead), routes!(brands::list))
        .on(Has(BrandsManage), routes!(brands::create))
        .on(Has(WorkspaceRead), routes!(brands::get))
        .on(Has(BrandsManage), routes!(brands::update))
        .on(Has(WorkspaceRead), routes!(sample::get))
        .on(Has(BrandsManage), routes!(sample::create))
        .on(Has(BrandsManage), routes!(sample::remove))
        .on(Has(MembersRead), routes!(members::list))
        .on(Has(MembersManage), routes!(members::set_role))
        .on(Has(MembersManage), routes!(members::remove))
        .on(Has(PostsRead), routes!(absences::list))
        .on(Has(PostsApprove), routes!(absences::set))
        .on(Has(PostsApprove), routes!(absences::end))
        .on(Has(MembersRead), routes!(invitations::list))
        .on(Has(MembersManage), routes!(invitations::create))
        .on(Has(MembersManage), routes!(invitations::revoke))
        .on(Public, routes!(invitations::look))
        .on(Public, routes!(invitations::accept))
        .on(Has(TokensManage), routes!(tokens::list))
        .on(Has(TokensManage), routes!(tokens::create))
        .on(Has(TokensManage), routes!(tokens::revoke))
        .on(Has(AuditRead), routes!(audit::list))
        .on(Has(ProfilesRead), routes!(profiles::networks))
        .on(Has(ProfilesRead), routes!(profiles::list))
        .on(Has(ProfilesRead), routes!(profiles::expiring))
        .on(Has(ProfilesManage), routes!(profiles::connect))
        .on(Has(ProfilesRead), routes!(profiles::get))
        .on(Has(PostsWrite), routes!(profiles::find_accounts))
        .on(Has(ProfilesManage), routes!(profiles::update))
        .on(Has(ProfilesManage), routes!(profiles::remove))
        .on(Has(ProfilesManage), routes!(oauth::begin))
        .on(Has(ProfilesManage), routes!(oauth::finish));
}

fn publishing(all: &mut Routes) {
    all.on(Has(PostsRead), routes!(calendar::list))
        .on(Has(PostsWrite), routes!(posts::create))
        .on(Has(PostsWrite), routes!(check::check))
        .on(Has(PostsWrite), routes!(check::split))
        .on(Has(PostsWrite), routes!(check::link_card))
        .on(Has(PostsRead), routes!(history::list))
        .on(Has(PostsRead), routes!(published::list))
        .on(Has(PostsRead), routes!(posts::get))
        .on(Has(PostsWrite), routes!(posts::update))
        .on(Has(PostsWrite), routes!(posts::delete))
        .on(Has(PostsWrite), routes!(posts::duplicate))
        .on(Has(PostsWrite), routes!(steer::submit))
        .on(Has(PostsApprove), routes!(steer::approve))
        .on(Has(PostsApprove), routes!(steer::request_changes))
        .on(Has(PostsApprove), routes!(steer::reject))
        .on(Has(PostsWrite), routes!(steer::reopen))
        .on(Has(PostsRead), routes!(approvals::board))
        .on(Has(PostsRead), routes!(approvals::sent_back))
        .on(Has(PostsRead), routes!(approvals::review))
        .on(Has(PostsRead), routes!(approvals::plan))
        .on(Has(BrandsManage), routes!(approvals::set_plan))
        .on(Has(PostsSchedule), routes!(steer::schedule))
        .on(Has(PostsSchedule), routes!(steer::publish_now))
        .on(Has(PostsSchedule), routes!(steer::pause))
        .on(Has(PostsSchedule), routes!(steer::resume))
        .on(Has(PostsSchedule), routes!(steer::cancel))
        .on(Has(PostsSchedule), routes!(steer::retry))
        .on(Has(PostsRead), routes!(steer::deliveries))
        .on(Has(PostsSchedule), routes!(steer::retry_one))
        .on(Has(PostsSchedule), routes!(steer::resolve))
        .on(Has(PostsSchedule), routes!(steer::first_comment))
        .on(Has(PostsRead), routes!(versions::list))
        .on(Has(PostsRead), routes!(comments::list))
        .on(Has(PostsRead), routes!(comments::add))
        .on(Has(PostsRead), routes!(comments::update))
        .on(Has(PostsRead), routes!(comments::delete))
        .on(Has(PostsWrite), routes!(guests::create))
        .on(Has(PostsWrite), routes!(guests::list))
        .on(Has(PostsWrite), routes!(guests::withdraw))
        .on(Public, routes!(guests::look))
        .on(Public, routes!(guests::decide))
        .on(Public, routes!(guests::comment))
        .on(Public, routes!(guests::file))
        .on(Has(PostsSchedule), routes!(recurrences::create))
        .on(Has(PostsSchedule), routes!(recurrences::end))
        .on(Has(PostsRead), routes!(recurrences::list))
        .on(Has(PostsSchedule), routes!(recurrences::preview))
        .on(Has(PostsSchedule), routes!(recurrences::hold))
        .on(Has(PostsSchedule), routes!(recurrences::change_following))
        .on(Has(PostsSchedule), routes!(recurrences::delete_following))
        .on(Has(ProfilesRead), routes!(cadence::pace))
        .on(Has(ProfilesRead), routes!(cadence::get))
        .on(Has(ProfilesManage), routes!(cadence::set))
        .on(Has(ProfilesManage), routes!(cadence::remove))
        .on(Has(PostsRead), routes!(imports::columns))
        .on(Has(PostsWrite), routes!(imports::set_columns))
        .on(Has(PostsWrite), routes!(imports::create))
        .on(Has(PostsRead), routes!(imports::export))
        .on(Has(ProfilesRead), routes!(slots::next))
        .on(Has(PostsRead), routes!(holidays::list))
        .on(Has(PostsWrite), routes!(holidays::add))
        .on(Has(PostsWrite), routes!(holidays::remove))
        .on(Has(PostsWrite), routes!(holidays::import))
        .on(Has(PostsRead), routes!(holidays::choice))
        .on(Has(BrandsManage), routes!(holidays::choose))
        .on(InPerson, routes!(feeds::list))
        .on(InPerson, routes!(feeds::create))
        .on(InPerson, routes!(feeds::renew))
        .on(InPerson, routes!(feeds::withdraw))
        .on(Public, routes!(feeds::read))
        .on(Has(PostsRead), routes!(templates::list))
        .on(Has(PostsWrite), routes!(templates::create))
        .on(Has(PostsWrite), routes!(templates::update))
        .on(Has(PostsWrite), routes!(templates::delete))
        .on(Has(MediaRead), routes!(media::list))
        .on(Has(MediaWrite), routes!(media::upload))
        .on(Has(MediaRead), routes!(media::shelves))
        .on(Has(MediaRead), routes!(media::get))
        .on(Has(MediaRead), routes!(media::uses))
        .on(Has(MediaRead), routes!(media::content))
        .on(Has(MediaWrite), routes!(media::update))
        .on(Has(MediaWrite), routes!(media::delete))
        .on(Has(MediaRead), routes!(media::preview))
        .on(Has(MediaRead), routes!(media::ending))
        .on(Has(MediaWrite), routes!(media::file_away))
        .on(Has(MediaWrite), routes!(media::move_folder))
        .on(Has(MediaWrite), routes!(media::remove))
        .on(Has(MediaWrite), routes!(media::restore))
        .on(Has(MediaRead), routes!(kit::get))
        .on(Has(MediaWrite), routes!(kit::set))
        .on(Has(MediaWrite), routes!(shares::create))
        .on(Has(MediaWrite), routes!(shares::list))
        .on(Has(MediaWrite), routes!(shares::downloads))
        .on(Has(MediaWrite), routes!(shares::withdraw))
        .on(Public, routes!(shares::look))
        .on(Public, routes!(shares::preview))
        .on(Public, routes!(shares::download))
        .on(Has(NumbersRead), routes!(numbers::latest))
        .on(Has(NumbersRead), routes!(numbers::history))
        .on(Has(NumbersRead), routes!(best::best))
        .on(Has(PostsRead), routes!(events::stream));
}
