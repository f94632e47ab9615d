"""The PMO network in a stakeholder workbook: who is in which group, who is due a touchpoint, and the workbook back."""
