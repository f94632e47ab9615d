"""Which vehicles carry the network, where one carries too much, and which lie idle."""

from pmodash.figures import effort, vehicles
from pmodash.measures.sentences import finding_mix, finding_over_reliance, finding_unused
from pmodash.ui.cards import show_chart
from pmodash.ui.frame import open_page
from pmodash.ui.headlines import of_hours, of_vehicles_over_time
from pmodash.ui.windows import choose_window

page = open_page("Vehicles", "How is each group reached, does one vehicle carry too much, and what lies idle?")
choose_window(page)
found, look = page.analysis, page.look
show_chart(look, vehicles.mix, found.vehicle_mix, finding_mix(found.vehicle_mix), "vehicle-mix")
show_chart(look, vehicles.reliance, found.over_reliance, finding_over_reliance(found.over_reliance), "over-reliance")
show_chart(look, vehicles.over_time, found.vehicles_over_time, of_vehicles_over_time(found.vehicles_over_time), "use-by-month")
show_chart(look, effort.by_vehicle, found.vehicle_mix, of_hours(found.vehicle_mix), "effort-by-vehicle")
show_chart(look, vehicles.unused, found.unused_vehicles, finding_unused(found.unused_vehicles), "unused-vehicles")
