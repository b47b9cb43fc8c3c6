"""Every page, run as Streamlit runs it, without a browser."""
