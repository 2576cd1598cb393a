// The series planner alone: nine visits over 4 therapists, 3 nurses, 5 rooms and 4 pumps on days that are half full; beside one judged placement.
import { join } from 'node:path';
import { root } from '../../install.mjs';

const rounds = 20;
const zone = 'America/New_York';

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}

function clinic(domain) {
  const spans = [{ opensAt: '08:30', closesAt: '16:30' }];
  const hours = { weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans })), exceptions: [] };
  const text = ({ startsAt, endsAt }) => ({ startsAt: domain.instantText(startsAt), endsAt: domain.instantText(endsAt) });
  const resources = (open) =>
    [
      ...['T1', 'T2', 'T3', 'T4'].map((id) => ({ id, kind: 'staff', roles: ['therapist'] })),
      ...['N1', 'N2', 'N3'].map((id) => ({ id, kind: 'staff', roles: ['nurse'] })),
      { id: 'D1', kind: 'staff', roles: ['prescriber'] },
      ...['R1', 'R2', 'R3', 'R4', 'R5'].map((id) => ({ id, kind: 'room', roles: [] })),
      ...['P1', 'P2', 'P3', 'P4'].map((id) => ({ id, kind: 'pump', roles: [] })),
    ].map((one) => ({
      ...{
        name: one.id,
        credential: '',
        attributes: ['oxygen', 'monitor', 'infusion-pole', 'advanced-life-support'],
        presence: open,
        absences: [],
        standing: 'usable',
      },
      ...{ licenceValidUntil: '2030-01-01', cleaningMinutes: 10, ...one },
    }));
  /** Three infusions and three talks stand on every day already. */
  const booked = (on, situation) => {
    const team = (n) => [
      ['therapist', `T${n}`],
      ['nurse', `N${n}`],
      ['room', `R${n}`],
      ['pump', `P${n}`],
    ];
    const visits = [1, 2, 3].flatMap((n) => [
      { visitType: 'intravenous-dosing-with-therapist', at: `${8 + n}:00`.padStart(5, '0'), team: team(n) },
      { visitType: 'integration', at: `14:${n}0`, team: team(n).filter(([role]) => role === 'therapist' || role === 'room') },
    ]);
    return visits.reduce((day, { visitType, at, team: people }, index) => {
      const assignments = people.map(([role, resourceId]) => ({ role, resourceId }));
      const startsAt = domain.instantAtLocalTime(on, at, zone);
      const placement = {
        appointmentId: `${on} ${index}`,
        patientId: `${index}`,
        visitType,
        startsAt,
        phases: domain.defaultPhases(visitType),
        assignments,
        isRemote: false,
      };
      return domain.withVisit(day, placement, domain.placedSpans(placement, day));
    }, situation);
  };
  const days = new Map();
  return (on) => {
    if (!days.has(on)) {
      const open = domain.spansOn(hours, on, zone).map(text);
      const view = {
        on,
        site: { id: 's', name: 's', zone },
        sites: [],
        openSpans: open,
        closedBecause: null,
        resources: resources(open),
        appointments: [],
      };
      days.set(on, booked(on, domain.situationOf(view)));
    }
    return days.get(on);
  };
}

function request(domain) {
  const plan = domain.instantiateProtocol(domain.defaultProtocols[0], domain.localDate('2026-11-30'));
  const visits = plan.visits
    .filter(({ key }) => /^(preparation-2|dose-\d|integration-[24])$/.test(key))
    .map((visit) => (visit.key === 'preparation-2' ? { ...visit, gap: null } : visit));
  const preferences = { weekdays: [1, 3, 5], from: '09:00', until: '13:00', teamIds: ['T2', 'N2'] };
  return {
    patientId: 'new',
    visits,
    standing: new Map(),
    notBefore: plan.startsOn,
    inductionSpanDays: plan.inductionSpanDays,
    preferences,
    policy: domain.defaultSchedulingPolicy,
    situationOn: clinic(domain),
  };
}

/** Processor time beside wall time: neighbours on the machine slow the one and not the other. */
export async function measurePlanner() {
  const domain = await import(join(root, 'libs/domain/dist/index.js'));
  const first = request(domain);
  const answer = domain.proposeSeries(first);
  const [day] = answer.proposals[0].placements;
  const visit = first.visits.find(({ key }) => key === day.key);
  const placement = {
    appointmentId: 'new',
    patientId: 'new',
    visitType: visit.type,
    startsAt: day.startsAt,
    phases: visit.phases,
    assignments: day.assignments,
    isRemote: false,
  };
  const times = { plan: [], judge: [], spent: [] };
  for (let round = 0; round < rounds; round += 1) {
    const asked = request(domain);
    domain.proposeSeries(asked); // the days are built once; only planning is measured
    const [from, spentFrom] = [performance.now(), process.cpuUsage()];
    domain.proposeSeries(asked);
    times.plan.push(performance.now() - from);
    const { user, system } = process.cpuUsage(spentFrom);
    times.spent.push((user + system) / 1000);
    const situation = first.situationOn(day.on);
    const judgeFrom = performance.now();
    for (let n = 0; n < 100; n += 1) domain.judgePlacement(placement, situation, domain.defaultSchedulingPolicy);
    times.judge.push((performance.now() - judgeFrom) / 100);
  }
  console.log(`${first.visits.length} visits, 4 therapists, 3 nurses, 5 rooms, 4 pumps, six visits a day already booked; ${rounds} rounds`);
  console.log(
    `three whole plans      median ${median(times.plan).toFixed(0)} ms   most ${Math.max(...times.plan).toFixed(0)} ms   (aim: under 500 ms)`,
  );
  console.log(`  of processor time    median ${median(times.spent).toFixed(0)} ms`);
  console.log(
    `one placement judged   median ${(median(times.judge) * 1000).toFixed(0)} µs   ratio ${(median(times.plan) / median(times.judge)).toFixed(0)}`,
  );
}
