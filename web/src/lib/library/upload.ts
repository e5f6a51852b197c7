/** Answers: how does a file get into the library, with its progress told on the way? */

import { heading } from '$lib/api/client';
import { offline, ProblemError, type Problem } from '$lib/api/problem';
import type { Media } from '$lib/api/queries';

type Progress = (share: number) => void;

export const upload = (brand: string, file: File, progress: Progress) => send('/api/v1/media', { brand, file }, progress);

/** Puts a file in the place of another; answers with the version that is current then. */
export const uploadVersion = (of: string, file: File, progress: Progress) => send(`/api/v1/media/${of}/versions`, { file }, progress);

/** `XMLHttpRequest`, because `fetch` does not tell how much of a body has left. */
function send(address: string, fields: Record<string, string | File>, progress: Progress): Promise<Media> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const request = new XMLHttpRequest();
    request.open('POST', address);
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
