"""A plain application of five pages, a radio and a chart each: what the dashboard is measured against."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st


def page(number: int) -> Callable[[], None]:
    def run() -> None:
        chosen = st.radio("n", range(10), horizontal=True, key=f"n{number}")
        st.header(f"Page {number}")
        figure = go.Figure(
            go.Scatter(
                x=list(range(20)), y=[(step * 7 + chosen + number) % 13 for step in range(20)]
            )
        )
        figure.update_layout(title=f"n={chosen}")
        st.plotly_chart(figure)

    run.__name__ = f"page_{number}"
    return run


st.set_page_config(page_title="Stock", layout="wide")
st.navigation(
    [
        st.Page(page(number), title=f"Page {number}", url_path=f"p{number}", default=number == 1)
        for number in range(1, 6)
    ]
).run()
