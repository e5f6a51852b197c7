//! Is the description of the API the one that was reviewed?

#[test]
fn the_document_is_the_reviewed_one() {
    let json = selaras_server::http::openapi::document().to_pretty_json().unwrap();
    insta::with_settings!({snapshot_path => "golden", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("openapi.json", json);
    });
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_does() {
    let document = serde_json::to_value(selaras_server::http::openapi::document()).unwrap();
    let mut names = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "{name} stands twice");
            assert!(
                operation["summary"].as_str().is_some_and(|s| s.ends_with('.')),
                "{method} {path} says nothing"
            );
            assert!(operation["responses"]["500"].is_object(), "{method} {path} declares no problems");
        }
    }
    assert!(names.len() > 60);
}
