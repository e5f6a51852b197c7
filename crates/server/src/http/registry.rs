//! Answers: how does a route come into being, together with its guard and its place in the OpenAPI document?

use super::{
    app::App,
    guard::{Guard, check},
    problem::ProblemDetails,
};
use axum::{Router, middleware::from_fn_with_state, routing::MethodRouter};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Content, OpenApi, Ref, RefOr, Response, ResponseBuilder, SecurityRequirement,
        path::{Operation, PathItem},
        schema::Schema,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

/// A route as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Path with `{names}`.
    pub path: String,
    /// Method.
    pub method: &'static str,
    /// Its guard, in words.
    pub guard: String,
}

struct Entry {
    guard: Guard,
    routes: UtoipaMethodRouter<App>,
}

/// Every route with its guard.
#[derive(Default)]
pub struct Routes(Vec<Entry>);

impl Routes {
    /// Adds a route behind `guard`. There is no other way in.
    pub fn on(&mut self, guard: Guard, routes: UtoipaMethodRouter<App>) -> &mut Self {
        self.0.push(Entry { guard, routes });
        self
    }

    /// The list of routes, sorted.
    pub fn listed(&self) -> Vec<Listed> {
        let mut list: Vec<_> = self
            .0
            .iter()
            .flat_map(|entry| {
                let guard = entry.guard.to_string();
                entry.routes.1.paths.iter().flat_map(move |(path, item)| {
                    let guard = guard.clone();
                    operations(item).map(move |(method, _)| Listed {
                        path: path.clone(),
                        method,
                        guard: guard.clone(),
                    })
                })
            })
            .collect();
        list.sort();
        list
    }

    /// The router, each route behind its guard.
    pub fn router(self, app: &App) -> Router<App> {
        self.0.into_iter().fold(
            Router::new(),
            |router, Entry { guard, routes: (_, paths, method_router) }| {
                let guarded: MethodRouter<App> =
                    method_router.route_layer(from_fn_with_state((app.clone(), guard), check));
                paths.paths.keys().fold(router, |router, path| router.route(path, guarded.clone()))
            },
        )
    }

    /// The OpenAPI document.
    pub fn openapi(self, base: OpenApi) -> OpenApi {
        let mut api = OpenApiRouter::<App>::with_openapi(base);
        for Entry { guard, routes: (schemas, mut paths, method_router) } in self.0 {
            for item in paths.paths.values_mut() {
                for operation in operations_mut(item) {
                    declare(operation, guard);
                }
            }
            api = api.routes((schemas, paths, method_router));
        }
        let mut document = api.into_openapi();
        let components = document.components.get_or_insert_default();
        let mut schemas: Vec<(String, RefOr<Schema>)> = Vec::new();
        ProblemDetails::schemas(&mut schemas);
        schemas.push((ProblemDetails::name().into_owned(), ProblemDetails::schema()));
        components.schemas.extend(schemas);
        components.responses.insert("Problem".into(), RefOr::T(problem_response()));
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.security_schemes.insert("token".into(), RefOr::T(SecurityScheme::Http(bearer)));
        let cookie = ApiKey::Cookie(ApiKeyValue::new(super::guard::COOKIE));
        components.security_schemes.insert("session".into(), RefOr::T(SecurityScheme::ApiKey(cookie)));
        document
    }
}

fn problem_response() -> Response {
    let content = Content::new(Some(RefOr::<Schema>::Ref(Ref::from_schema_name(ProblemDetails::name()))));
    ResponseBuilder::new()
        .description("What is wrong and what to do (RFC 9457).")
        .content("application/problem+json", content)
        .build()
}

/// Adds to an operation what every route has: the problems it may answer with, and how one signs in.
fn declare(operation: &mut Operation, guard: Guard) {
    let problem = || RefOr::Ref(Ref::from_response_name("Problem"));
    let responses = &mut operation.responses.responses;
    for status in [
        "400", "401", "403", "404", "405", "408", "409", "412", "413", "415", "422", "429", "500", "502",
        "503",
    ] {
        let public = matches!(guard, Guard::Public | Guard::PublicElsewhere);
        let unguarded = public && status == "401" && responses.len() == 1;
        if !unguarded {
            responses.entry(status.into()).or_insert_with(problem);
        }
    }
    let needs = match guard {
        Guard::Public => "Public.".to_owned(),
        Guard::PublicElsewhere => "Public, and taken from pages of other sites.".to_owned(),
        Guard::SignedIn => "Needs a session or a token.".to_owned(),
        Guard::InPerson => "Needs a session; tokens are refused.".to_owned(),
        Guard::Has(right) => format!("Needs the right `{right}`."),
    };
    operation.description = Some(match operation.description.take() {
        Some(text) => format!("{text}\n\n{needs}"),
        None => needs,
    });
    operation.security = Some(match guard {
        Guard::Public | Guard::PublicElsewhere => vec![SecurityRequirement::default()],
        _ => ["token", "session"].map(|name| SecurityRequirement::new::<_, [&str; 0], &str>(name, [])).into(),
    });
}

fn operations(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    [
        ("DELETE", &item.delete),
        ("GET", &item.get),
        ("PATCH", &item.patch),
        ("POST", &item.post),
        ("PUT", &item.put),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

fn operations_mut(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.delete, &mut item.get, &mut item.patch, &mut item.post, &mut item.put]
        .into_iter()
        .filter_map(Option::as_mut)
}
