import { Component } from '@angular/core';

@Component({ selector: 'kat-sign-in-page', template: '<h1>Sign in</h1>' })
export class SignInPage {}
