export { AdmitPerson } from './admit-person.js';
export { ClinicSignIns } from './clinic-sign-ins.js';
export { PasskeyCeremony, type KeptCredential, type PasskeyQuestion } from './passkey-ceremony.js';
export { Passwords } from './passwords.js';
export { SignInModule } from './sign-in.module.js';
export { SignInStore } from './sign-in.store.js';
export { Tries } from './tries.js';
