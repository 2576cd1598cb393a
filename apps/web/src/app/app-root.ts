import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

@Component({ selector: 'kat-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class AppRoot {}
