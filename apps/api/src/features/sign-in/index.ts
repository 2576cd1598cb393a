export { AdmitPerson } from './admit-person.js';
export { SignInModule } from './sign-in.module.js';
