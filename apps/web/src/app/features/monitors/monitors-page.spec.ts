import type { HttpTestingController } from '@angular/common/http/testing';
import type { KeptMessage, MonitorDeviceView, Role } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import MonitorsPage from './monitors-page.js';

const siteId = '0197a000-0000-7000-8000-000000000001';
const device: MonitorDeviceView = {
  ...{ id: 'd1', siteId, name: 'Monitor 3', roomId: 'r1', sessionId: null, placedAt: null, isInUse: true, version: 1 },
  lastHeardAt: null,
};
const room = { id: 'r1', kind: 'room', name: 'Cedar', siteId, isInUse: true };
async function open(role: Role) {
  const page = await aPage(MonitorsPage, role);
  page.server.expectOne('/api/v1/monitors/devices').flush([device]);
  page.server.expectOne('/api/v1/resources').flush([room]);
  page.server.expectOne('/api/v1/sites').flush([{ id: siteId, name: 'Main house' }]);
  await page.settle();
  return page;
}

describe('the page of the monitors', () => {
  it('lets the manager add one, and shows its token once', async () => {
    const { server, settle, text } = await open('clinic-manager');
    expect(text()).toContain('Never heard');
    byRole('button', 'Add a monitor').click();
    await settle();
    byRole('button', 'Add the monitor').click();
    await settle();
    server.expectNone('/api/v1/monitors/devices');
    type(byLabel('Name'), 'Monitor 4');
    byRole('button', 'Add the monitor').click();
    await settle();
    const { request, flush } = bound(server.expectOne('/api/v1/monitors/devices'));
    expect(request.body).toMatchObject({ name: 'Monitor 4', siteId });
    flush({ device: { ...device, id: 'd2', name: 'Monitor 4' }, token: 'a-token-once' });
    await settle();
    expect((byLabel('Token') as HTMLInputElement).value).toBe('a-token-once');
  });

  it('asks before a token ends, and shows the manager no messages', async () => {
    const { server, settle } = await open('clinic-manager');
    byRole('button', 'Take out of use: Monitor 3').click();
    await settle();
    server.expectNone('/api/v1/monitors/devices/d1/retirement');
    byRole('button', 'Take it out of use').click();
    await settle();
    expect(server.expectOne('/api/v1/monitors/devices/d1/retirement').request.method).toBe('POST');
    server.expectNone('/api/v1/monitors/messages');
  });

  it('lets the nurse place one and see to what was not charted', async () => {
    const { server, settle, text } = await open('nurse');
    const kept: KeptMessage = {
      ...{ id: 'm1', deviceId: 'd1', deviceName: 'Monitor 3', receivedAt: '2026-11-24T14:00:00Z', acknowledgement: 'AE' },
      ...{ reasons: [{ code: 'no-session', message: 'No session is open where the monitor stands.' }], sessionId: null, chartedRows: 0 },
    };
    server.expectOne('/api/v1/monitors/messages').flush([kept]);
    await settle();
    expect(text()).toContain('No session is open where the monitor stands.');
    expect(allByRole('button').map(({ textContent }) => textContent?.trim())).not.toContain('Add a monitor');
    byRole('button', 'Seen: Monitor 3').click();
    await settle();
    server.expectOne('/api/v1/monitors/messages/m1/settlement').flush([]);
    await settle();
    expect(text()).toContain('Everything monitors sent was charted or seen to.');
    const select = byLabel('Monitor 3 stands in') as unknown as HTMLSelectElement;
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await settle();
    expect(server.expectOne('/api/v1/monitors/devices/d1/place').request.body).toEqual({ nowhere: true });
  });
});

function bound(request: ReturnType<HttpTestingController['expectOne']>) {
  return { request: request.request, flush: (body: object) => request.flush(body) };
}
