"""The heat balance of a host room and its house in SI: one network, solved for a steady day, a failure and a year.

Imports NumPy, and so is itself imported late. A home is read from the bottom up:

    fabric, zone    what encloses a zone, what stores heat in it
    network         two zones, what ties them, what acts on them
    outside         wind, convection and radiation outside of a face
    shading         the shadow of overhangs and fins
    drivers         weather and gains, hour by hour
    steady          the temperatures of one moment, the node that a moment allows
    transient       how fast it gets warm when cooling stops
    annual          8,760 hours with a thermostat
    fleet           the same for many homes at once
"""
