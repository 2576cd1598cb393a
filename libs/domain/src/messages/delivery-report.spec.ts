import { deliveryReport } from './index.js';

function aReport(machines: string, type = 'multipart/report; report-type=delivery-status;\r\n\tboundary="=_b1"'): string {
  const lines = [
    'From: MAILER-DAEMON@mail.example',
    `Content-Type: ${type}`,
    '',
    'This is a report.',
    '--=_b1',
    'Content-Type: text/plain',
    '',
    'I am sorry. Action: failed',
    '--=_b1',
    'Content-Type: message/delivery-status',
    '',
    machines,
    '--=_b1',
    'Content-Type: message/rfc822',
    '',
    'Subject: A reminder of your appointment',
    '--=_b1--',
  ];
  return lines.join('\r\n');
}
const ofOne = (action: string, status: string) =>
  aReport(
    `Reporting-MTA: dns; mail.example\r\n\r\nFinal-Recipient: rfc822; sara@home.example\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550\r\n  no such user`,
  );

describe('a letter about another letter', () => {
  it.each([
    ['failed', '5.1.1', { kind: 'failed', status: '5.1.1' }],
    ['Failed', '5.2.2 (mailbox full)', { kind: 'failed', status: '5.2.2' }],
    ['delayed', '4.4.1', { kind: 'delayed', status: '4.4.1' }],
    ['failed', 'no idea', { kind: 'failed', status: null }],
    ['delivered', '2.0.0', null],
    ['relayed', '2.0.0', null],
  ])('with "Action: %s" and "Status: %s" says %j', (action, status, expected) => {
    expect(deliveryReport(ofOne(action, status))).toEqual(expected);
  });

  it('about several recipients says the worst', () => {
    const several = aReport('Reporting-MTA: dns; m\r\n\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\nAction: failed\r\nStatus: 5.1.1');
    expect(deliveryReport(several)).toEqual({ kind: 'failed', status: '5.1.1' });
  });

  it('is read with folded headers, bare line ends and a boundary without quotes', () => {
    const plain = ofOne('failed', '5.1.10').replaceAll('\r\n', '\n').replace('boundary="=_b1"', 'boundary==_b1');
    expect(deliveryReport(plain)).toEqual({ kind: 'failed', status: '5.1.10' });
  });

  it.each([
    [
      'an out-of-office answer',
      'Subject: Away\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1',
    ],
    ['a receipt that it was read', aReport('Action: failed', 'multipart/report; report-type=disposition-notification; boundary="=_b1"')],
    ['a report without its machine’s part', aReport('x').replace('message/delivery-status', 'text/plain')],
    ['a report without a boundary', aReport('Action: failed', 'multipart/report; report-type=delivery-status')],
    ['nothing at all', ''],
  ])('which is %s reports nothing', (_what, letter) => {
    expect(deliveryReport(letter)).toBeNull();
  });
});
