const form = document.getElementById("setup");
form.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = Object.fromEntries(new FormData(form));
  body.code = new URLSearchParams(location.search).get("code") ?? "";
  const answer = await fetch("/api/v1/setup", {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": body.language },
    body: JSON.stringify(body),
  });
  if (answer.ok) {
    form.hidden = true;
    document.getElementById("done").hidden = false;
  } else {
    const problem = await answer.json();
    document.getElementById("problem").textContent = problem.errors.map((e) => e.detail).join(" ");
  }
});
