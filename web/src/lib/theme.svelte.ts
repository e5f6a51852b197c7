/** Answers: light or dark? As the system says, until somebody chooses. */

export type Theme = 'system' | 'light' | 'dark';
const KEPT = 'selaras.theme';

class Scheme {
  value = $state<Theme>(read());

  choose(theme: Theme): void {
    this.value = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(KEPT, theme);
    } catch {
      // It holds until the next reload.
    }
  }
}

function read(): Theme {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

export const scheme = new Scheme();
