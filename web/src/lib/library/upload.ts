/** Answers: how does a file get into the library, with its progress told on the way? */

import { heading } from '$lib/api/client';
import { offline, ProblemError, type Problem } from '$lib/api/problem';
import type { Media } from '$lib/api/queries';

/** `XMLHttpRequest`, because `fetch` does not tell how much of a body has left. */
export function upload(brand: string, file: File, progress: (share: number) => void): Promise<Media> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('brand', brand);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/media');
    for (const [name, value] of Object.entries(heading())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new ProblemError(offline(), 0));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Media);
      else reject(new ProblemError(request.response as Problem, request.status));
    };
    request.send(form);
  });
}

export const TAKEN = 'image/png,image/jpeg,image/webp,image/gif,video/mp4,video/webm,video/quicktime';
