//! A service account of nobody, and a Google of a few lines, for tests here and above.

use serde_json::json;

/// A private key made for tests; it opens nothing anywhere.
const KEY: &str = "\
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCXxLZuexd8DvQCsNBwnU3sKNGPdjON2ihmVDbIZ6D5FRNja7HIqakSEBYQGaAh\
nVQDl5F+JT8hXslbxcb6dtEmxnykWU0m4i99jaa6JoEZlC5Q2/qINfM3CIqKZIGpB5G08jY2VuBUb1cZ0B5qHjz0YLCqJEkSnJ8owcLijEjqV2UF\
XsTUu7NWbuzPrqGQlnRNMd/dI4ygjJ6E4248hwFbK21BfkZxgPu76+uHrRZ5Vf3O8LIUEu5Uf3XxNdIVQkWWZMJShvb3Pl9ZHEOw3w6oCEPIUZYo\
WYIGUHaYL5t1XK5KRVmBWt6ckKt/lWSrBmjxH1wG8vLLjq5zdc4bLpLfAgMBAAECggEAL3RmxqzebwAN9DltM4k8MDejLwR6okQwla6HYqpkfv3E\
DjZCZMgIAYneHDKnC1uyRV1DNPpYfwqwU23IBdDZHRK7Lnht01auGsgL9fDMNT9MLCRcdfLIldCp4RQEJuIjAT0rDlqj0kLuLTgSCoRh8te45bpq\
ztMCQTA0y7mpovwtVFFMS5Zb5iUDCP14ZVBBEPgfMz1Dli7KLV93VSNY6xKiP9cEDKrudULNk4W6PHEWp0Dc5UPnv613tdTyPZnShajKiNCWe5Fs\
qhHCJ8ibyGbBVQGMezJpkPSNpPmIYJ1vkaZRTU5qS84eVF4vkzPoGt7L/tVIDYSe60FSeCUJ4QKBgQDMjnZ8xt/mBbHEpQlqD+fuZIAO7bE2i+CC\
BT7iRTEiMO/g4zEwLxBDffn+BPXbuRcFvLBZhd7zYJYi7MKEKsh7eYA3P9otY+W6SuMiwij8ho9fqTvuc3Lly0X928fLNv29vFWJi6OPfblj+Ccz\
0yI8dMw05M74h+kTui4H+pEVVQKBgQC977QngxtSOzCsqfbm0K0+fEsTAS4w3AaakpxxUv+L7vkSG+yYSYyDq51xGrxBK4qi0SVCirHxnQwPw/rf\
v6ZpbQ3qpZmOtUcNWcxwhD0ycv4kL9a5L+SAgTkpadBvbGvUbq52t4GLqEFXMFM1EtAxsqgeBLEb3AyWrXv4x4YHYwKBgHvLY+3TtcDRhWoKrw3f\
Hm/ppo5iTzNBp9dIMWxij3+vuhyRoj0U3nTaEqcmfVxCQaqZLOig2fLUa0grnPS7p6UCPRQysmlx4Z/Cnn90nbVmAfLUyo5elBR51pvxnJJhb2Ka\
TfH17kByx/W2QpNcnYWU8di4+ID0T5w+uojdnVwZAoGBAKR/EGDUDHp4ZtxzSzF180TVstNfx1hrhpCifzkqb8YKjs4fPxZZRIfYvr9xLy+l/Sir\
yABMTHZ71DFnQ0Q7IG3YFCBvkYFmAIZQil28OaAStYYzpFy4XMbqo835JZsKpIzT2udYYKrKauSPJtElXQhduXpeB+Gf/4sT7vV0H+EPAoGAdm0m\
c8ys1V8GHC4WHHBcK8SRnyw4lIDeR45WMGXet6A+T8pflsSZhrH9AKU91EC2CnCHl5YVyqWWorP2yx5QG7odP79chw8fgj2+cdA9ILps831vnSpz\
BgH9CugLV3L0p51uFRJXmERe8YmFLt9HY5n7fLUYMcHojqKbj8/4eqg=";

/// The address of the service account.
pub const EMAIL: &str = "selaras@contoh.iam.gserviceaccount.com";

/// The JSON file of a service account, as Google gives it.
pub fn key_file() -> String {
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{KEY}\n-----END PRIVATE KEY-----\n");
    json!({
        "type": "service_account",
        "project_id": "contoh",
        "private_key_id": "a1b2c3",
        "private_key": pem,
        "client_email": EMAIL,
        "client_id": "1",
        "token_uri": "https://oauth2.googleapis.com/token",
    })
    .to_string()
}
