// Passkeys: asks the server for options, the browser for an answer, and gives that back. Without this file, or in a
// browser that does not speak WebAuthn, the forms stay hidden and everything else works.
(() => {
  const speaks = window.PublicKeyCredential
    && PublicKeyCredential.parseRequestOptionsFromJSON
    && PublicKeyCredential.parseCreationOptionsFromJSON;
  if (!speaks) {
    return;
  }

  const token = form => form.querySelector('input[name="_csrf"]').value;

  async function post(form, address, body, type) {
    const answer = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {'Accept': 'application/json', 'Content-Type': type, 'X-XSRF-TOKEN': token(form)},
      body,
    });
    const said = await answer.json();
    if (!answer.ok) {
      throw new Error(said.detail);
    }
    return said;
  }

  const asForm = fields => new URLSearchParams(fields).toString();
  const FORM = 'application/x-www-form-urlencoded';
  const JSON_TYPE = 'application/json';

  async function signIn(form) {
    const options = await post(form, form.dataset.options, '', FORM);
    const credential = await navigator.credentials.get(
      {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
    const next = form.querySelector('input[name="next"]').value;
    return post(form, form.dataset.finish + '?' + asForm({next}), JSON.stringify(credential.toJSON()), JSON_TYPE);
  }

  async function add(form) {
    const password = form.querySelector('[name="password"]').value;
    const label = form.querySelector('[name="label"]').value;
    const options = await post(form, form.dataset.options, asForm({password}), FORM);
    const credential = await navigator.credentials.create(
      {publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)});
    return post(form, form.dataset.finish + '?' + asForm({label}), JSON.stringify(credential.toJSON()), JSON_TYPE);
  }

  function offer(form, ceremony) {
    const status = form.querySelector('[data-status]');
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      status.hidden = true;
      try {
        location.assign((await ceremony(form)).location);
      } catch (problem) {
        status.textContent = problem instanceof DOMException || !problem.message ? form.dataset.cancelled : problem.message;
        status.hidden = false;
      }
    });
  }

  document.querySelectorAll('[data-passkey-sign-in]').forEach(form => offer(form, signIn));
  document.querySelectorAll('[data-passkey-add]').forEach(form => offer(form, add));
})();
