package dev.drydock.offenders.files.crowd;

import dev.drydock.offenders.Bystander;

/** The thirteenth type. */
public final class Crowd {}

@Bystander
final class First {}

@Bystander
final class Second {}

@Bystander
final class Third {}

@Bystander
final class Fourth {}

@Bystander
final class Fifth {}

@Bystander
final class Sixth {}

@Bystander
final class Seventh {}

@Bystander
final class Eighth {}

@Bystander
final class Ninth {}

@Bystander
final class Tenth {}

@Bystander
final class Eleventh {}

@Bystander
final class Twelfth {}
