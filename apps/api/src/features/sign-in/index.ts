export { AdmitPerson } from './admit-person.js';
export { ClinicSignIns } from './clinic-sign-ins.js';
export { Passwords } from './passwords.js';
export { SignInModule } from './sign-in.module.js';
export { SignInStore } from './sign-in.store.js';
