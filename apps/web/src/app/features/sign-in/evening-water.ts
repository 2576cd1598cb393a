import { Component } from '@angular/core';

/** A lantern over calm water at the end of a day, in the colours of whichever light is chosen. It does not move. */
@Component({
  selector: 'kat-evening-water',
  templateUrl: './evening-water.html',
  styleUrl: './evening-water.css',
})
export class EveningWater {}
