import { readConfig, warningsOf } from './config.js';

const least = { DATABASE_URL: 'postgres://app@127.0.0.1:5432/sojourn', SECRET_KEY: 'ab'.repeat(32) };

describe('the settings of a start', () => {
  it('that are there and empty, as a compose file passes them on, are none', () => {
    expect(readConfig({ ...least, MAIL_URL: '', MAIL_FROM: '' }).mail).toBeNull();
  });

  it.each([
    ['a mail server and no public address', { MAIL_URL: 'smtp://mail:25', MAIL_FROM: 'desk@clinic.example' }, ['http://127.0.0.1:4300']],
    [
      'a public address on this machine',
      { MAIL_URL: 'smtp://mail:25', MAIL_FROM: 'a@b.example', PUBLIC_ORIGIN: 'http://[::1]:80' },
      ['http://[::1]:80'],
    ],
    ['both', { MAIL_URL: 'smtp://mail:25', MAIL_FROM: 'a@b.example', PUBLIC_ORIGIN: 'https://clinic.example' }, []],
    ['no mail server', {}, []],
  ])('with %s: links in letters that lead nowhere are told once', (_, settings, expected) => {
    const warnings = warningsOf(readConfig({ ...least, ...settings }));
    expect(warnings).toEqual(
      expected.map((origin) => expect.stringMatching(`begin with ${origin.replace(/[[\]]/g, '\\$&')}, .*set PUBLIC_ORIGIN`)),
    );
  });

  it('that contradict each other or cannot be read stop it with a sentence that names them', () => {
    expect(() => readConfig({ ...least, MAIL_URL: 'smtp://mail:25', MAIL_FROM: '' })).toThrow('MAIL_URL and MAIL_FROM belong together');
    expect(() => readConfig({ ...least, MAIL_RETURNS_PORT: '2525' })).toThrow('MAIL_RETURNS_PORT needs MAIL_RETURNS_TO');
    expect(() => readConfig({ ...least, MAIL_RETURNS_TO: 'a-very-long-name@clinic.example' })).toThrow(
      'MAIL_RETURNS_TO must have at most 13',
    );
    expect(() => readConfig({ ...least, SECRET_KEY: 'short', MAIL_FROM: 'nobody' })).toThrow(/SECRET_KEY.*MAIL_FROM|MAIL_FROM.*SECRET_KEY/);
  });
});
