export { defaultOrders } from './default-orders.js';
export { alexLines } from './golden-alex.js';
export { beaLines } from './golden-bea.js';
export { carlosLines } from './golden-carlos.js';
export { vitals } from './golden-parts.js';
export { entriesFrom, line, testId, type LogLine, type LogPlace } from './log-lines.js';
export { goldenPeople, goldenTeam, testPersonId, type GoldenPerson } from './people.js';
export { aDosingSession, clock, SessionBuilder } from './session-builder.js';
export { toldUnmet } from './told-unmet.js';
