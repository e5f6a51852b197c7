/** Answers: does the server hear us? Told by the browser, and by every request that did or did not arrive. */

class Connection {
  offline = $state(typeof navigator !== 'undefined' && !navigator.onLine);

  found(): void {
    this.offline = false;
  }

  lost(): void {
    this.offline = true;
  }
}

export const connection = new Connection();
