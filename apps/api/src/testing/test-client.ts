import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test reads whatever came
  readonly headers: Headers;
}

/** A browser of sorts: keeps its cookie, names its device, sends the headers the web application sends. */
export class TestClient {
  private cookie = '';

  get cookies(): string {
    return this.cookie;
  }

  readonly device = randomUUID();

  constructor(private readonly origin: string) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  put(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PUT', path, body, headers);
  }

  patch(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PATCH', path, body, headers);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, {});
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const standard = { 'X-Sojourn': '1', 'X-Device': this.device, Cookie: this.cookie, 'Idempotency-Key': randomUUID() };
    const content = method === 'GET' ? {} : { 'Content-Type': 'application/json' };
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: { ...standard, ...content, ...headers },
      body: method === 'GET' || body === undefined ? null : JSON.stringify(body),
    });
    const given = response.headers.getSetCookie()[0]?.split(';')[0];
    if (given !== undefined) this.cookie = given;
    return { status: response.status, body: await bodyOf(response), headers: response.headers };
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return isJson && text !== '' ? JSON.parse(text) : text;
}
