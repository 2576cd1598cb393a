export { orderedDoseUg, signedDoseOrder, type SignedDoseOrder } from './dose-order.js';
export { decodeSession, dosingSession, type DosingSession, type Surroundings } from './session.js';
