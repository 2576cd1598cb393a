import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

@Component({ selector: 'kat-shell', imports: [RouterOutlet], template: '<main id="main"><router-outlet /></main>' })
export default class Shell {}
