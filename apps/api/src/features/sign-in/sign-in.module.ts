import { Global, Module } from '@nestjs/common';
import { CallerSource } from '../../platform/caller/caller-source.js';
import { SignInWatch } from '../../platform/caller/sign-in-watch.js';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { AdmitPerson } from './admit-person.js';
import { Attempts } from './attempts.js';
import { ClinicSignIns } from './clinic-sign-ins.js';
import { BedsidePeople } from './bedside-people.js';
import { EnrolSecondFactor } from './enrol-second-factor.js';
import { ForgetSignIns } from './forget-sign-ins.js';
import { KeepPasskeys } from './keep-passkeys.js';
import { OwnSignIn } from './own-sign-in.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { PasskeyChallengeStore } from './passkey-challenge.store.js';
import { PasskeyStore } from './passkey.store.js';
import { PasskeysController } from './passkeys.controller.js';
import { Passkeys } from './passkeys.js';
import { PasswordStore } from './password.store.js';
import { Passwords } from './passwords.js';
import { PasswordsController } from './passwords.controller.js';
import { ProvePerson } from './prove-person.js';
import { SecondFactor } from './second-factor.js';
import { SecondFactorStore } from './second-factor.store.js';
import { SignIn } from './sign-in.js';
import { SignInController } from './sign-in.controller.js';
import { SecurityEvents } from './security-events.js';
import { SignInWithPasskey } from './sign-in-with-passkey.js';
import { SignInStore } from './sign-in.store.js';
import { SignInViews } from './sign-in-view.js';
import { SignedInCallers } from './signed-in-callers.js';
import { StartSignIn } from './start-sign-in.js';
import { Tries } from './tries.js';

@Global()
@Module({
  controllers: [PasskeysController, PasswordsController, SignInController],
  providers: [
    AdmitPerson,
    Attempts,
    BedsidePeople,
    ClinicSignIns,
    EnrolSecondFactor,
    ForgetSignIns,
    KeepPasskeys,
    OwnSignIn,
    PasskeyCeremony,
    PasskeyChallengeStore,
    PasskeyStore,
    Passkeys,
    PasswordStore,
    Passwords,
    ProvePerson,
    SecondFactor,
    SecurityEvents,
    SecondFactorStore,
    SignIn,
    SignInStore,
    SignInWithPasskey,
    SignInViews,
    SignedInCallers,
    StartSignIn,
    Tries,
    { provide: CallerSource, useExisting: SignedInCallers },
    { provide: ClinicDirectory, useExisting: SignInStore },
    { provide: SignInWatch, useExisting: SignedInCallers },
  ],
  exports: [AdmitPerson, CallerSource, ClinicDirectory, ClinicSignIns, PasskeyCeremony, Passwords, SignInWatch, Tries],
})
export class SignInModule {}
