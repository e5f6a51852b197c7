/** Answers: is a newer release of the app ready, and how does this window go over to it?
 *
 * The browser fetches it beside the one that runs. Nobody is interrupted: it is said once, and this window reloads when
 * the person says so; others go on with what they show. */

const OFTEN = 10 * 60_000;

class Update {
  ready = $state(false);
  private registration: ServiceWorkerRegistration | undefined;

  /** Watches from now on; what comes back ends it. */
  watch(): () => void {
    if (!('serviceWorker' in navigator)) return () => undefined;
    const stop = new AbortController();
    let asked = Date.now();
    void navigator.serviceWorker.ready.then((registration) => {
      if (stop.signal.aborted) return;
      this.registration = registration;
      const look = () => (this.ready = !!registration.waiting && !!navigator.serviceWorker.controller);
      look();
      registration.addEventListener(
        'updatefound',
        () => registration.installing?.addEventListener('statechange', look, { signal: stop.signal }),
        { signal: stop.signal },
      );
    });
    // An app that stays open for days looks now and then, when somebody looks at it.
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState !== 'visible' || Date.now() - asked < OFTEN) return;
        asked = Date.now();
        void this.registration?.update().catch(() => undefined);
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }

  take(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.registration?.waiting?.postMessage('take over');
  }
}

export const update = new Update();
