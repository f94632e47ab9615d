"""Which vehicles carry the network, where one carries too much, and which lie idle."""

from pmodash.figures import effort, vehicles
from pmodash.measures.sentences import finding_mix, finding_over_reliance, finding_unused
from pmodash.ui.cards import show_chart
from pmodash.ui.frame import open_page
from pmodash.ui.headlines import of_hours, of_vehicles_over_time
from pmodash.ui.sections import choose_section
from pmodash.ui.windows import choose_window

page = open_page("Vehicles", "How is each group reached, does one vehicle carry too much, and what lies idle?")
section = choose_section("vehicles_section", ("Use and limits", "Month by month", "Effort", "Unused"))
if section != "Month by month":
    choose_window(page)
found, look, register = page.analysis, page.look, page.whole.network.vehicle_names
mix, leaning, months, idle = found.vehicle_mix, found.over_reliance, found.vehicles_over_time, found.unused_vehicles
if section == "Use and limits":
    effective = found.effective_vehicles
    show_chart(look, vehicles.mix, mix, finding_mix(mix), "vehicle-mix", effective=effective, register=register)
    show_chart(look, vehicles.reliance, leaning, finding_over_reliance(leaning), "over-reliance")
elif section == "Month by month":
    show_chart(look, vehicles.over_time, months, of_vehicles_over_time(months), "vehicles-by-month", register=register)
elif section == "Effort":
    show_chart(look, effort.by_vehicle, mix, of_hours(mix), "effort-by-vehicle")
else:
    show_chart(look, vehicles.unused, idle, finding_unused(idle), "unused-vehicles", as_of=found.as_of)
