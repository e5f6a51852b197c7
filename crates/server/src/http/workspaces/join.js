const token = new URLSearchParams(location.search).get("token") ?? "";
const form = document.getElementById("join");
const problem = document.getElementById("problem");

async function call(path, body) {
  const answer = await fetch(`/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": navigator.language },
    body: JSON.stringify(body),
  });
  const result = await answer.json();
  if (answer.ok) return result;
  problem.textContent = result.errors.map((e) => e.detail).join(" ");
}

const invited = await call("invitations/look", { token });
if (invited) {
  document.getElementById("invited").textContent = `${invited.workspace} · ${invited.email} · ${invited.role}`;
  for (const field of document.querySelectorAll(".new")) field.hidden = invited.has_account;
  form.hidden = false;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  problem.textContent = "";
  const { name, password, language } = Object.fromEntries(new FormData(form));
  // Somebody with an account shows who they are first, and then gives neither name nor password.
  const known = invited.has_account && (await call("session", { email: invited.email, password }));
  if (invited.has_account && !known) return;
  const joined = await call("invitations/accept", known ? { token } : { token, name, password, language });
  if (joined) {
    form.hidden = true;
    document.getElementById("done").hidden = false;
  }
});
