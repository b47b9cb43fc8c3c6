"""Page scripts: flat, run by Streamlit, imported by nobody."""
