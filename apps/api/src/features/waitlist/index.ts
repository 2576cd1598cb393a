export { LookAtWaitlist } from './look-at-waitlist.js';
export { WaitlistModule } from './waitlist.module.js';
